import type { Path } from '@strata/compose';

/** A scalar, or a map or list without entries, and where it stands. */
export interface Leaf {
  readonly path: Path;
  readonly value: unknown;
}

/** The entries of a map or list; undefined for a leaf. */
function entriesOf(value: unknown): readonly (readonly [string | number, unknown])[] | undefined {
  if (Array.isArray(value)) return value.length === 0 ? undefined : [...value.entries()];
  if (typeof value !== 'object' || value === null) return undefined;
  const entries = Object.entries(value).filter(([, field]) => field !== undefined);
  return entries.length === 0 ? undefined : entries;
}

/** Every leaf of plain data, in order. */
export function leavesOf(value: unknown, path: Path = []): Leaf[] {
  const entries = entriesOf(value);
  if (entries === undefined) return [{ path, value }];
  return entries.flatMap(([step, field]) => leavesOf(field, [...path, step]));
}

/** The value at a path of plain data; undefined where there is none. */
export function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (found, step) =>
      typeof found === 'object' && found !== null && Object.hasOwn(found, step)
        ? (found as Record<string | number, unknown>)[step]
        : undefined,
    value,
  );
}

/** The steps that are possible where a path leaves plain data: what may have been meant by the one that is not. */
export function knownSteps(
  value: unknown,
  path: Path,
): { readonly unknown: string; readonly known: readonly string[] } {
  const index = path.findIndex((_, at) => valueAt(value, path.slice(0, at + 1)) === undefined);
  const around = valueAt(value, path.slice(0, index));
  const known = typeof around === 'object' && around !== null ? Object.keys(around) : [];
  return { unknown: String(path[index]), known };
}

/** A copy of plain data with another value at a path; `undefined` removes it. Nothing else is copied. */
export function replaceAt(value: unknown, [step, ...rest]: Path, replacement: unknown): unknown {
  if (step === undefined) return replacement;
  if (Array.isArray(value)) {
    const items: unknown[] = [...(value as unknown[])];
    items[Number(step)] = replaceAt(items[Number(step)], rest, replacement);
    return items;
  }
  const map = (value ?? {}) as Record<string, unknown>;
  return { ...map, [step]: replaceAt(map[step], rest, replacement) };
}

/** The path of every key of every map in plain data. */
export function keyPathsIn(value: unknown, path: Path = []): Path[] {
  const entries = entriesOf(value) ?? [];
  return entries.flatMap(([step, field]) => [
    ...(Array.isArray(value) ? [] : [[...path, step]]),
    ...keyPathsIn(field, [...path, step]),
  ]);
}

/** A copy of plain data in which the key that a path ends with has another name, at the same position. */
export function renameKey(value: unknown, path: Path, name: string): unknown {
  const around = path.slice(0, -1);
  const map = Object.entries(valueAt(value, around) as object);
  const renamed = map.map(([key, field]) => [key === path.at(-1) ? name : key, field as unknown]);
  return replaceAt(value, around, Object.fromEntries(renamed));
}

/** Whether two pieces of plain data say the same, whatever the order of their keys. */
export function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...keys].every((key) => isSame(valueAt(a, [key]), valueAt(b, [key])));
}
