import type { Path } from '@strata/compose';

/**
 * The path at which data refers to something that it is part of, which no format can write; undefined for a tree.
 */
export function findCycle(
  value: unknown,
  ancestors: readonly unknown[] = [],
  path: Path = [],
): Path | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if (ancestors.includes(value)) return path;
  const around = [...ancestors, value];
  for (const [key, field] of Object.entries(value)) {
    const found = findCycle(field, around, [...path, Array.isArray(value) ? Number(key) : key]);
    if (found !== undefined) return found;
  }
  return undefined;
}
