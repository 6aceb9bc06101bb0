import { UnsupportedError } from '../go-function';

/** Longer texts and lists are of no use in a template, and would take all memory. */
const MAX_LENGTH = 1_000_000n;

/**
 * A length as a number.
 *
 * @throws Error where it is negative, which stops Go too
 */
export function toLength(count: bigint, times = 1): number {
  if (count < 0n) throw new Error('negative count');
  if (count * BigInt(times) > MAX_LENGTH) throw new UnsupportedError('a text this long is not supported');
  return Number(count);
}
