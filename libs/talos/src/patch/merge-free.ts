import { isMap } from '@strata/compose';
import type { Path } from '@strata/compose';
import { MergeError } from './merge-error';

const nameOf = (value: unknown): string => {
  if (value === null) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a map';
  return Number.isInteger(value) ? 'an integer' : `a ${typeof value}`;
};

/**
 * Merges free data as Talos does: maps merge, lists append, other values replace, but for empty texts and zeros, which
 * Go takes for values that are not given.
 *
 * @throws MergeError for values of different types
 */
export function mergeFree(left: unknown, right: unknown, path: Path): unknown {
  if (right === undefined) return left;
  if (left === undefined || left === null) return right;
  if (nameOf(left) !== nameOf(right)) {
    const message = `is ${nameOf(left)}, and ${nameOf(right)} in the patch`;
    throw new MergeError(message, path, 'Free data merges by its types: give a value of the same type.');
  }
  if (Array.isArray(left)) return [...(left as unknown[]), ...(right as unknown[])];
  if (isMap(left) && isMap(right)) {
    const merged: Record<string, unknown> = { ...left };
    for (const [key, value] of Object.entries(right)) {
      merged[key] = mergeFree(left[key], value, [...path, key]);
    }
    return merged;
  }
  return right === '' || right === 0 ? left : right;
}
