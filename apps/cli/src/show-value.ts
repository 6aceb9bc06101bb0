import { isSecretPath } from './secret-path';

export { isSecretPath };

/** Longer texts are cut: they are read in the file that holds them. */
const MAX_LENGTH = 100;

const MASK = '***';

type Path = readonly (string | number)[];

/** A value without what stands under keys that look confidential; what is true or false tells nothing. */
export function maskValue(path: Path, value: unknown): unknown {
  if (value === undefined || isTruth(value)) return value;
  if (isSecretPath(path)) return MASK;
  if (Array.isArray(value)) return value.map((item, index) => maskValue([...path, index], item));
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).map(([key, field]) => [key, maskValue([...path, key], field)]);
  return Object.fromEntries(fields) as unknown;
}

const isTruth = (value: unknown): boolean =>
  typeof value === 'boolean' || value === 'true' || value === 'false';

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
