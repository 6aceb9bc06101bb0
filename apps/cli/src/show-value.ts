import { isSecretKey } from '@strata/report';

/** Longer texts are cut: they are read in the file that holds them. */
const MAX_LENGTH = 100;

const MASK = '***';

type Path = readonly (string | number)[];

/** Whether a key on the way to a value looks confidential. */
export const isSecretPath = (path: Path): boolean =>
  path.some((step) => typeof step === 'string' && step.split('.').some(isSecretKey));

/** A value without what stands under keys that look confidential. */
export function maskValue(path: Path, value: unknown): unknown {
  if (value === undefined) return undefined;
  if (isSecretPath(path)) return MASK;
  if (Array.isArray(value)) return value.map((item) => maskValue([], item));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, maskValue([key], field)]));
}

/**
 * A value as one short line, without what looks confidential.
 *
 * @param path the steps to the value
 */
export function showValue(path: Path, value: unknown): string {
  if (value === undefined) return '(nothing)';
  const masked = maskValue(path, value);
  const text = masked === MASK ? MASK : (JSON.stringify(masked) ?? String(masked));
  return text.length <= MAX_LENGTH ? text : `${text.slice(0, MAX_LENGTH)} …`;
}
