import type { FieldType } from './syntax';

/**
 * The fields that an object can have, in the order in which they may read one another: each reads those before it.
 * Some names are special in one of the two languages.
 */
export const KEYS: ReadonlyMap<string, FieldType> = new Map([
  ['n1', 'number'],
  ['s1', 'text'],
  ['b1', 'boolean'],
  ['l1', 'numbers'],
  ['m1', 'map'],
  ['toString', 'scalar'],
  ['n2', 'number'],
  ['constructor', 'text'],
  ['o1', 'objects'],
  ['m2', 'map'],
  ['n-3', 'number'],
  ['l2', 'numbers'],
  ['__proto__', 'map'],
  ['x1', 'any'],
]);

/** The type of a key. @throws Error for a key that objects never have */
export function typeOf(key: string): FieldType {
  const type = KEYS.get(key);
  if (type === undefined) throw new Error(`no object has the key ${key}`);
  return type;
}

/** The place of a key in the order of reading. */
export const rankOf = (key: string): number => [...KEYS.keys()].indexOf(key);

/** The keys of a type, in order. */
export const keysOf = (type: FieldType): string[] =>
  [...KEYS].flatMap(([key, each]) => (each === type ? [key] : []));
