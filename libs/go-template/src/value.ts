/**
 * A value of a template, as Go has it: integers are bigint, floating-point numbers are number (numbers of JSON and YAML
 * are those), nil is undefined or null, lists are `[]any`, maps are `map[string]any`.
 */
export type GoValue =
  undefined | null | boolean | bigint | number | string | SizedInteger | readonly GoValue[] | GoMap;

/**
 * An integer of another type than `int`: most arithmetic gives `int64`, and a byte of a text is a `uint8`. It prints and
 * compares as any integer, but a function that takes an `int` refuses it.
 */
export class SizedInteger {
  constructor(
    readonly type: 'int64' | 'uint8',
    readonly value: bigint,
  ) {}
}

/** A map from texts to values. */
export interface GoMap {
  readonly [key: string]: GoValue;
}

/** The kinds of values, named as Go does. */
export type GoKind = 'nil' | 'bool' | 'int' | 'int64' | 'uint8' | 'float64' | 'string' | 'slice' | 'map';

/** The kind of a value. */
export function kindOf(value: GoValue): GoKind {
  if (value === undefined || value === null) return 'nil';
  if (value instanceof SizedInteger) return value.type;
  if (typeof value === 'object') return Array.isArray(value) ? 'slice' : 'map';
  return NAMES[typeof value] ?? 'nil';
}

const NAMES: Readonly<Partial<Record<string, GoKind>>> = {
  boolean: 'bool',
  bigint: 'int',
  number: 'float64',
  string: 'string',
};

/** The type of a value as messages of Go name it. */
export function typeOf(value: GoValue): string {
  const kind = kindOf(value);
  if (isGoList(value)) return listTypeOf(value);
  if (isGoMap(value)) return isStringMap(value) ? 'map[string]string' : 'map[string]interface {}';
  return kind === 'nil' ? '<nil>' : kind;
}

/** Whether a value is a map. */
export const isGoMap = (value: GoValue): value is GoMap => kindOf(value) === 'map';

/** Whether a value is a list. */
export const isGoList = (value: GoValue): value is readonly GoValue[] => Array.isArray(value);

/** The integer that a value is, of whatever type; undefined where it is none. */
export function integerOf(value: GoValue): bigint | undefined {
  if (value instanceof SizedInteger) return value.value;
  return typeof value === 'bigint' ? value : undefined;
}

/** Keys of a map in the order in which Go ranges over it: by bytes. */
export const sortedKeys = (map: GoMap): string[] => Object.keys(map).sort(compareBytes);

/** Compares two texts by their bytes in UTF-8, which is also the order of their code points. */
export function compareBytes(a: string, b: string): number {
  const left = [...a];
  const right = [...b];
  for (let i = 0; i < Math.min(left.length, right.length); i += 1) {
    const difference = (left[i]?.codePointAt(0) ?? 0) - (right[i]?.codePointAt(0) ?? 0);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

/** Whether a value counts as true in a condition: everything but nil, false, zero and what is empty. */
export function isTrue(value: GoValue): boolean {
  if (isGoList(value)) return value.length > 0;
  if (isGoMap(value)) return Object.keys(value).length > 0;
  if (value instanceof SizedInteger) return value.value !== 0n;
  // NaN is no zero.
  return Boolean(value) || Number.isNaN(value);
}

const LIST_TYPE = Symbol('type of a list');

/** A list whose elements all have one type, such as `[]string`: it prints as any list. */
export const typedList = (type: string, items: readonly GoValue[]): readonly GoValue[] =>
  Object.defineProperty([...items], LIST_TYPE, { value: type });

/** The type of a list. */
export const listTypeOf = (list: readonly GoValue[]): string =>
  (list as { readonly [LIST_TYPE]?: string })[LIST_TYPE] ?? '[]interface {}';

const NIL_LIST = Symbol('nil list');

/** A list that Go holds as nil: it is empty, but is `null` in JSON. */
export const nilList = (type = '[]interface {}'): readonly GoValue[] =>
  Object.defineProperty(typedList(type, []) as GoValue[], NIL_LIST, { value: true });

/** Whether Go holds a list as nil. */
export const isNilList = (list: readonly GoValue[]): boolean => NIL_LIST in list;

/** What a function that takes a map gets for nil: it is empty, and cannot be changed. */
export const NIL_MAP: GoMap = Object.freeze({});

/** Whether Go holds a map as nil. */
export const isNilMap = (map: GoMap): boolean => map === NIL_MAP;

const TEXTS_ONLY = Symbol('map[string]string');

/**
 * A copy of a map that Go holds as `map[string]string`, as Argo CD does labels and annotations: `index` gives an empty
 * text for a key that it lacks, and functions that take a `map[string]any` refuse it.
 */
export const stringMap = (texts: Readonly<Record<string, string>>): GoMap =>
  Object.defineProperty({ ...texts }, TEXTS_ONLY, { value: true });

/** Whether Go holds a map as `map[string]string`. */
export const isStringMap = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && TEXTS_ONLY in value;
