import type { FieldPath, Parameters } from './evaluation';
import { invalid } from './evaluation-error';
import type { GenerateChild } from './generate-parameters';
import { mergeParameters } from './merge-parameters';
import { readList, readTextList } from './read-fields';

/**
 * The first generator's parameters, changed by those of the others that agree in all merge keys. A merge key names a
 * parameter at the top; one that is missing counts as null.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/operator-manual/applicationset/Generators-Merge/
 */
export function generateMerge(
  fields: Readonly<Record<string, unknown>>,
  path: FieldPath,
  generateChild: GenerateChild,
): Parameters[] {
  const at = [...path, 'generators'];
  const children = readList(fields, 'generators', path);
  if (children.length < 2) throw invalid(at, `a merge has two or more generators, not ${children.length}`);
  const mergeKeys = [...new Set(readTextList(fields, 'mergeKeys', path))].sort();
  const generated = children.map((child, i) => generateChild(child, [...at, i]));
  if (mergeKeys.length === 0) throw invalid([...path, 'mergeKeys'], 'a merge has one or more mergeKeys');
  const [base = new Map<string, Parameters>(), ...overrides] = generated.map((parameters, i) =>
    groupByKey(parameters, mergeKeys, [...at, i]),
  );
  for (const override of overrides) {
    for (const [key, { values }] of override) {
      const below = base.get(key)?.values;
      if (below !== undefined) mergeInto(below, values, path);
    }
  }
  return [...base.values()];
}

function mergeInto(
  below: Record<string, unknown>,
  above: Readonly<Record<string, unknown>>,
  path: FieldPath,
): void {
  try {
    mergeParameters(below, above);
  } catch (error) {
    throw invalid(path, (error as Error).message);
  }
}

function groupByKey(
  parameters: readonly Parameters[],
  mergeKeys: readonly string[],
  path: FieldPath,
): Map<string, Parameters> {
  const byKey = new Map<string, Parameters>();
  for (const each of parameters) {
    const key = writeKey(Object.fromEntries(mergeKeys.map((name) => [name, each.values[name] ?? null])));
    if (byKey.has(key)) {
      throw invalid(path, `two sets of parameters have the same merge keys: ${key}`);
    }
    byKey.set(key, each);
  }
  return byKey;
}

/** JSON with sorted keys, so that equal values have equal texts. */
const writeKey = (key: Readonly<Record<string, unknown>>): string =>
  JSON.stringify(key, (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
