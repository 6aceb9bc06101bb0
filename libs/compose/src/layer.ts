import type { Path } from './path';
import type { Hidden, ListOperation, Remove, Replace, Transform, Visible } from './operators';

/** A place in a source text; both numbers start at 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Where a layer comes from. */
export interface Origin {
  /** What people call it, such as `environment production`. */
  readonly name: string;
  /** Path of the file from the workspace root, with `/`. */
  readonly file: string;
  /** Finds the text that sets the value at a path; the nearest enclosing text if it is computed. */
  readonly locate?: (path: Path) => Position | undefined;
}

/**
 * What a late-bound field sees: `self` is the final object around the field, `super` that object as the layers
 * below make it, `$` the final root; the inputs of the composition (facts, the cluster …) stand beside them.
 */
export type Scope<Self, Root, Inputs> = {
  readonly self: Self;
  readonly super: Self;
  readonly $: Root;
} & Inputs;

/** Computes a field late, from the final object; what it reads may be overridden above and it sees the new value. */
export type Late<V, Self, Root, Inputs> = (scope: Scope<Self, Root, Inputs>) => V;

type Value<V, Root, Inputs> = V extends readonly (infer E)[]
  ? readonly Element<E, Root, Inputs>[]
  : V extends object
    ? Fields<V, Root, Inputs>
    : V;

type Element<E, Root, Inputs> = Value<E, Root, Inputs> | Late<E, E, Root, Inputs>;

type Plain<V, Self, Root, Inputs> =
  | Value<V, Root, Inputs>
  | Late<Value<V, Root, Inputs> | V | Transform, Self, Root, Inputs>
  | Replace<V>
  | Transform
  | ([V] extends [readonly (infer E)[]] ? ListOperation<E> : never);

/** Everything that a layer may give for a field of type `V`. */
export type Field<V, Self, Root, Inputs> =
  | Plain<V, Self, Root, Inputs>
  | Hidden<Plain<V, Self, Root, Inputs>>
  | Visible<Plain<V, Self, Root, Inputs>>
  | Remove;

/** A partial object of type `T` as a layer writes it: each field a value, a late-bound function or an operator. */
export type Fields<T, Root = T, Inputs = unknown> = {
  readonly [K in keyof T]?: Field<T[K], T, Root, Inputs>;
};

/** A condition on the final object: `true`, or what is wrong. It travels with its layer. */
export type Assertion<T, Inputs = unknown> = (scope: Scope<T, T, Inputs>) => true | string;

/** First step of the path of an assertion in its layer; its index is the second. */
export const ASSERTIONS = '$assertions';

/** One source of values, not yet placed in a stack; what `layer` makes. */
export interface LayerDefinition<T = unknown> {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly assertions: readonly Assertion<never, never>[];
  /** Only for the type checker: the composed type this layer is for. */
  readonly composes?: T;
}

/** A layer definition with the origin that provenance and errors name. */
export interface Layer extends LayerDefinition {
  readonly origin: Origin;
}

/**
 * Declares a layer of a composed type `T` in TypeScript. An unknown field or a value of the wrong type does not
 * compile.
 *
 * @param fields the values, late-bound functions and operators of this layer
 * @param assertions conditions on the final object
 */
export function layer<T, Inputs = unknown>(
  fields: Fields<T, T, Inputs>,
  ...assertions: Assertion<T, Inputs>[]
): LayerDefinition<T> {
  return { fields: fields, assertions };
}

/** Places a layer definition: the origin is what provenance and errors name. */
export function withOrigin(definition: LayerDefinition, origin: Origin): Layer {
  return { fields: definition.fields, assertions: definition.assertions, origin };
}
