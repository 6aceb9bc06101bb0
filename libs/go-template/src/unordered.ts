import { UnsupportedError } from './go-function';
import { typedList } from './value';
import type { GoValue } from './value';

const UNORDERED = Symbol('without an order');

/** A list of texts whose order Go leaves open, as that of the keys of a map. */
export function unorderedTexts(items: readonly string[]): readonly GoValue[] {
  const list = typedList('[]string', items);
  return items.length < 2
    ? list
    : Object.defineProperty(list, UNORDERED, { value: true, configurable: true });
}

/** Whether the order of a list is open. */
export const isUnordered = (value: unknown): boolean => Array.isArray(value) && UNORDERED in value;

/** Says that the elements of a list have been put in order. */
export const markOrdered = (list: readonly GoValue[]): void =>
  void delete (list as { [UNORDERED]?: boolean })[UNORDERED];

/** @throws UnsupportedError where the order of a list is open */
export function requireOrder(value: GoValue): void {
  if (!isUnordered(value)) return;
  throw new UnsupportedError(
    'Go gives the keys of a map in any order: sort them with sortAlpha before anything else is done with them',
  );
}
