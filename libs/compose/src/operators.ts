/**
 * What a layer can say about a field besides a value: hide it, replace instead of merge, remove it, or change
 * the list below it.
 */

/** A field that others may read and that is not written out; Jsonnet's `::`. */
export class Hidden<V> {
  constructor(readonly value: V) {}
}

/** A field that is written out even if a layer below hides it; Jsonnet's `:::`. */
export class Visible<V> {
  constructor(readonly value: V) {}
}

/** A value that takes the place of everything below it instead of merging with it; Jsonnet's `:` without `+`. */
export class Replace<V> {
  constructor(readonly value: V) {}
}

/** Removes the field, or in a merged list the element whose key equals that of `match`. */
export class Remove {
  constructor(readonly match?: Readonly<Record<string, unknown>>) {}
}

/** How a list operation joins its items with the list below. */
export type ListOperationKind = 'append' | 'prepend' | 'merge';

/** Changes the list that the layers below give, instead of replacing it. */
export class ListOperation<E> {
  constructor(
    readonly kind: ListOperationKind,
    readonly items: readonly E[],
    /** For `merge`: the field that identifies an element. */
    readonly key: string = 'name',
  ) {}
}

/** Computes a field from the plain data that the layers below give, such as a patch in a standard format. */
export class Transform {
  /** Only for the type checker: a function has a name and `apply` too, and is no patch. */
  declare private readonly nominal: never;

  constructor(
    /** What people call the operation, such as `$jsonPatch`. */
    readonly name: string,
    /** Gives the new value and leaves the data as it is. @throws Error that says what does not fit */
    readonly apply: (below: unknown) => unknown,
  ) {}
}

/** Objects joined by an expression, lowest precedence first; Jsonnet's `a + b`. */
export class ExtendedObject {
  constructor(readonly parts: readonly object[]) {}
}

/** Hides a field: readable by other fields, absent from the output. */
export const hidden = <V>(value: V): Hidden<V> => new Hidden(value);

/** Shows a field that a layer below hides. */
export const visible = <V>(value: V): Visible<V> => new Visible(value);

/** Replaces a map or a list as a whole, so that nothing of the layers below is left in it. */
export const replace = <V>(value: NoInfer<V>): Replace<V> => new Replace(value);

/** Removes a field that a layer below gives. */
export const remove = (): Remove => new Remove();

/** Adds items after those of the layers below. */
export const append = <E>(...items: E[]): ListOperation<E> => new ListOperation('append', items);

/** Adds items before those of the layers below. */
export const prepend = <E>(...items: E[]): ListOperation<E> => new ListOperation('prepend', items);

/** Merges items into the elements below that have the same `key`; items without a match are appended. */
export const mergeBy = <E>(key: string, ...items: E[]): ListOperation<E> =>
  new ListOperation('merge', items, key);

/**
 * Joins objects in an expression, lowest precedence first, for a late-bound function to return. Maps may hold
 * functions and operators; a composed object such as `$.base` takes part with its own layers, so that `self` in
 * them is the joined object.
 */
export const extend = <T extends object>(...parts: readonly object[]): T =>
  new ExtendedObject(parts) as unknown as T;

/** Whether a value says how a field changes, instead of what it is. */
export const isOperator = (value: unknown): boolean =>
  [Hidden, Visible, Replace, Remove, ListOperation, Transform].some((operator) => value instanceof operator);

/** Whether a value is a map to merge: a plain object, neither a list nor an operator. */
export function isMap(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
