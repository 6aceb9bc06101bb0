import { UnsupportedError } from './go-function';

/**
 * The bytes of a text between two positions.
 *
 * @throws Error where they are outside of it, UnsupportedError where they cut a character
 */
export function sliceBytes(text: string, start: bigint, end: bigint): string {
  const bytes = Buffer.from(text);
  if (start < 0n || start > end || end > BigInt(bytes.length)) {
    throw new Error(`slice bounds out of range [${start}:${end}]`);
  }
  const part = bytes.subarray(Number(start), Number(end));
  const cut = part.toString();
  if (!Buffer.from(cut).equals(part)) throw new UnsupportedError('half a character is not supported');
  return cut;
}
