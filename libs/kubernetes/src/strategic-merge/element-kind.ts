import { isMap } from '@strata/compose';

/** What the elements of a list are; JSON numbers are of two kinds as in Go. */
export type ElementKind = 'map' | 'text' | 'boolean' | 'integer' | 'fraction';

/** What all elements of some lists are. @throws Error where they differ, are lists or null, or where there are none */
export function requireElementKind(...lists: readonly (readonly unknown[])[]): ElementKind {
  const [kind, ...others] = new Set(lists.flat().map(kindOf));
  if (kind === undefined) throw new Error('there are no elements to put in order');
  if (others.length > 0) throw new Error(`elements are of several kinds: ${[kind, ...others].join(', ')}`);
  return kind;
}

function kindOf(element: unknown): ElementKind {
  if (isMap(element)) return 'map';
  if (typeof element === 'string') return 'text';
  if (typeof element === 'boolean') return 'boolean';
  if (typeof element === 'number') return isInteger(element) ? 'integer' : 'fraction';
  throw new Error(`an element is ${element === null ? 'null' : 'a list'}`);
}

const isInteger = (value: number): boolean => Number.isInteger(value) && Math.abs(value) < 2 ** 63;
