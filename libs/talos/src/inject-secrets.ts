import { SECRET_FIELDS } from './secret-references';
import type { SecretField } from './secret-references';

/** A reference in a text; it ends where a YAML scalar or a quoted text does. */
const REFERENCES = /op:\/\/[^\s"'}]+/g;

/** Every reference that a text holds, once, sorted. */
export const findReferences = (text: string): string[] => [...new Set(text.match(REFERENCES) ?? [])].sort();

/** A text with its references replaced. @param valueOf the value of a reference; all of them must have one */
export const injectSecrets = (text: string, valueOf: (reference: string) => string): string =>
  text.replace(REFERENCES, valueOf);

/** The value that a bundle of `talosctl gen secrets` holds for a reference to a cluster's item; undefined for others. */
export function bundleValue(bundle: unknown, reference: string): string | undefined {
  const field = reference.slice(reference.lastIndexOf('/') + 1);
  if (!Object.hasOwn(SECRET_FIELDS, field)) return undefined;
  const steps: readonly string[] = SECRET_FIELDS[field as SecretField];
  const value = steps.reduce<unknown>(
    (data, step) =>
      typeof data === 'object' && data !== null ? (data as Record<string, unknown>)[step] : undefined,
    bundle,
  );
  return typeof value === 'string' && value !== '' ? value : undefined;
}
