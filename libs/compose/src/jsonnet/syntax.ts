/**
 * A language small enough to be written both as Jsonnet and as layers. A sketch is a program whose reads are still
 * wishes; a program reads real paths.
 */
import type { FunctionName } from './functions';

/** Where a read starts: an object of the scope, or the enclosing object literal at a depth (0 is the layer). */
export type Base = 'self' | 'super' | '$' | number;

/** What fields hold. Types are in their names, so that layers never disagree about them. */
export type FieldType = 'number' | 'text' | 'boolean' | 'scalar' | 'numbers' | 'objects' | 'map' | 'any';

/** A read of a path. */
export interface Read {
  readonly kind: 'read';
  readonly base: Base;
  readonly path: readonly (string | number)[];
}

/** A read of some field of a type; becomes a read where the field's neighbours are known. */
export interface Wish {
  readonly kind: 'wish';
  /** `object` is the base itself. */
  readonly type: FieldType | 'object';
  readonly base: 'self' | 'super' | '$' | 'outer';
  readonly pick: number;
  /** May read what comes later, itself, or nothing at all. */
  readonly isWild: boolean;
}

/** Whether the object at a path has a field, hidden or not. */
export interface Has {
  readonly kind: 'has';
  readonly base: Base;
  readonly path: readonly string[];
  readonly key: string;
}

/** An expression whose reads are of a kind `R`. */
export type Expression<R> =
  | R
  | { readonly kind: 'literal'; readonly value: number | string | boolean | null }
  | { readonly kind: 'error'; readonly message: string }
  | Has
  | { readonly kind: 'call'; readonly name: FunctionName; readonly args: readonly Expression<R>[] }
  | ListLiteral<R>
  | ObjectLiteral<R>
  | {
      readonly kind: 'comprehension';
      readonly keys: readonly string[];
      readonly body: Expression<R>;
    }
  | { readonly kind: 'extend'; readonly parts: readonly Expression<R>[] };

/** `[…]`; as a late one, layers give a function that returns the list. */
export interface ListLiteral<R> {
  readonly kind: 'list';
  readonly items: readonly Expression<R>[];
  readonly isLate: boolean;
}

/** `{…}`; as a late one, layers give a function that returns the map, and what is inside sees the objects around. */
export interface ObjectLiteral<R> {
  readonly kind: 'object';
  readonly members: readonly Member<R>[];
  readonly isLate: boolean;
  /** Whether the fields that members leave out are filled in, so that reads find something. */
  readonly isFilled: boolean;
}

/** A field of an object literal. */
export interface Member<R> {
  readonly key: string;
  readonly keyStyle: 'plain' | 'computed' | 'absent';
  readonly visibility: ':' | '::' | ':::';
  /** `merge` is `+:`; it adds to numbers, texts and lists too. */
  readonly operation: 'set' | 'merge' | 'prepend';
  readonly value: Expression<R>;
}

/** Layers, and the order in which they apply; one that stands there twice is a mixin that is applied twice. */
export interface Stack<R> {
  readonly layers: readonly {
    readonly fields: ObjectLiteral<R>;
    readonly assertions: readonly Expression<R>[];
  }[];
  readonly order: readonly number[];
}

export type Program = Stack<Read>;
export type Sketch = Stack<Wish>;
