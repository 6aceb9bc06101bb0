import type { GoValue } from './value';

/** What a function takes; `any` takes nil too, `list` and `map` take no nil. */
export type GoType = 'any' | 'string' | 'int' | 'float64' | 'bool' | 'list' | 'map';

/** A function that templates may call. Its arguments have been checked against `params` when it runs. */
export interface GoFunction {
  readonly params: readonly GoType[];
  /** The type of any number of further arguments. */
  readonly rest?: GoType;
  /** @throws Error with Go's message, or UnsupportedError for what is not known */
  readonly call: (...args: GoValue[]) => GoValue;
}

/** Functions by name. */
export type FunctionMap = Readonly<Record<string, GoFunction>>;

/** A function, with what it takes. The type parameter is the caller's word for `params`. */
export const goFunction = <Args extends readonly GoValue[]>(
  params: readonly GoType[],
  call: (...args: Args) => GoValue,
  rest?: GoType,
): GoFunction => ({
  params,
  call: call as unknown as GoFunction['call'],
  ...(rest === undefined ? {} : { rest }),
});

/** Something that this engine does not know, and does not guess. */
export class UnsupportedError extends Error {
  override readonly name = 'UnsupportedError';
}
