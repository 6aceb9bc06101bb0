import { isMap } from './operators';
import { NODE } from './registry';

/** What `heightOf` gives for something that has to be evaluated, or that nests too deep to tell. */
const NOT_DATA = -1;

const HEIGHTS = new WeakMap<object, number>();

/**
 * How deep plain data nests: 0 for a scalar, one more for each map or list around it. `undefined` where something
 * in it has to be evaluated: a late-bound function or an operator. Layers do not change, so it is asked once for each.
 *
 * @param limit data that nests deeper does not count as plain
 */
export function heightOf(value: unknown, limit: number): number | undefined {
  const height = measure(value, limit);
  return height === NOT_DATA || height > limit ? undefined : height;
}

function measure(value: unknown, limit: number): number {
  if (typeof value === 'function') return NOT_DATA;
  if (typeof value !== 'object' || value === null) return 0;
  const known = HEIGHTS.get(value);
  if (known !== undefined) return known;
  if (limit <= 0 || !(Array.isArray(value) || isMap(value))) return NOT_DATA;
  if (NODE in value) return NOT_DATA;
  // Until it is known; also where the value contains itself.
  HEIGHTS.set(value, NOT_DATA);
  let height = 0;
  for (const field of Array.isArray(value) ? value : Object.values(value)) {
    const inner = measure(field, limit - 1);
    if (inner === NOT_DATA) return NOT_DATA;
    if (inner > height) height = inner;
  }
  HEIGHTS.set(value, height + 1);
  return height + 1;
}

/** Merges maps of plain data, lowest precedence first, into a new one that shares nothing with them. */
export function mergeData(maps: readonly object[]): object {
  const merged: Record<string, unknown> = {};
  for (const map of maps) mergeInto(merged, map as Record<string, unknown>);
  return merged;
}

function mergeInto(target: Record<string, unknown>, upper: Record<string, unknown>): void {
  for (const key of Object.keys(upper)) {
    const value = upper[key];
    if (value === undefined) continue;
    if (typeof value !== 'object' || value === null) {
      setField(target, key, value);
      continue;
    }
    if (Array.isArray(value)) {
      setField(target, key, copyData(value));
      continue;
    }
    const below = Object.hasOwn(target, key) ? target[key] : undefined;
    if (typeof below === 'object' && below !== null && !Array.isArray(below)) {
      mergeInto(below as Record<string, unknown>, value as Record<string, unknown>);
    } else {
      const inner = {};
      mergeInto(inner, value as Record<string, unknown>);
      setField(target, key, inner);
    }
  }
}

/** A deep copy of plain data. */
export function copyData(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  return Array.isArray(value) ? value.map(copyData) : mergeData([value]);
}

/** Sets a field as its own; plain assignment would call the setter of `__proto__`. */
export function setField(target: object, key: string, value: unknown): void {
  if (key === '__proto__') {
    Object.defineProperty(target, key, { value, enumerable: true, writable: true, configurable: true });
  } else {
    (target as Record<string, unknown>)[key] = value;
  }
}
