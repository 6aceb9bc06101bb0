import { isMap } from '@strata/compose';

/** Fields that Argo CD keeps as bytes and so never merges. */
const OPAQUE: ReadonlySet<string> = new Set(['valuesObject']);

/**
 * The template of a generator, filled in by that of the set: what the generator gives wins, unless it is empty
 * (no text, no elements, zero or false). Maps merge, lists do not.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/operator-manual/applicationset/Template/#generator-templates
 */
export function fillTemplate(above: unknown, below: unknown): unknown {
  if (!isMap(above) || !isMap(below)) return isEmpty(above) ? (below ?? above) : above;
  const merged: Record<string, unknown> = { ...above };
  for (const [key, value] of Object.entries(below)) {
    const kept = Object.hasOwn(above, key) ? above[key] : undefined;
    merged[key] = OPAQUE.has(key) ? (kept ?? value) : fillTemplate(kept, value);
  }
  return merged;
}

const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  value === '' ||
  value === 0 ||
  value === false ||
  (Array.isArray(value) && value.length === 0);
