import type { Path } from '@strata/compose';

/**
 * The path at which data refers to something that it is part of, which no format can write; undefined for a tree.
 */
export function findCycle(value: unknown): Path | undefined {
  // Nearly all data is a tree: the way to a value is told when it is asked for.
  return isObject(value) && isCyclic(value, []) ? pathOfCycle(value, [], []) : undefined;
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

function isCyclic(value: object, ancestors: object[]): boolean {
  if (ancestors.includes(value)) return true;
  ancestors.push(value);
  const fields: readonly unknown[] = Array.isArray(value) ? value : Object.values(value);
  for (const field of fields) if (isObject(field) && isCyclic(field, ancestors)) return true;
  ancestors.pop();
  return false;
}

function pathOfCycle(value: unknown, ancestors: readonly unknown[], path: Path): Path | undefined {
  if (!isObject(value)) return undefined;
  if (ancestors.includes(value)) return path;
  const around = [...ancestors, value];
  for (const [key, field] of Object.entries(value)) {
    const found = pathOfCycle(field, around, [...path, Array.isArray(value) ? Number(key) : key]);
    if (found !== undefined) return found;
  }
  return undefined;
}
