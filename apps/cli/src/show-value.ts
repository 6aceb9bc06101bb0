import { isSecretKey } from '@strata/report';

/** Longer texts are cut: they are read in the file that holds them. */
const MAX_LENGTH = 100;

/**
 * A value as one short line; `***` where its key looks confidential.
 *
 * @param path the steps to the value, the last of which is its key
 */
export function showValue(path: readonly (string | number)[], value: unknown): string {
  if (value === undefined) return '(nothing)';
  if (isSecretKey(String(path.findLast((step) => typeof step === 'string') ?? ''))) return '***';
  const text = JSON.stringify(value);
  return text.length <= MAX_LENGTH ? text : `${text.slice(0, MAX_LENGTH)} …`;
}
