/**
 * A client model as the API server reads it: the official client renames fields that are reserved words
 * (`_from`, `_default`, `_continue`) and holds dates as objects; on the wire they have their own names.
 */
export type Wire<T> = T extends Date
  ? string
  : T extends readonly (infer E)[]
    ? readonly Wire<E>[]
    : T extends object
      ? { readonly [K in keyof T as K extends `_${infer Name}` ? Name : K]: Wire<T[K]> }
      : T;
