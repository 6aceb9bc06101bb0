import { goFunction } from '../go-function';
import type { FunctionMap } from '../go-function';
import { isTrue, kindOf, typeOf } from '../value';
import type { GoValue } from '../value';
import { isDeepEqual } from './deep-equal';

const kindNameOf = (value: GoValue): string => (kindOf(value) === 'nil' ? 'invalid' : kindOf(value));

/** The functions of sprig about defaults, conditions and types. */
export const CONDITION_FUNCTIONS: FunctionMap = {
  default: goFunction(
    ['any'],
    (missing: GoValue, ...given: GoValue[]) => (isTrue(given[0]) ? given[0] : missing),
    'any',
  ),
  empty: goFunction(['any'], (value: GoValue) => !isTrue(value)),
  coalesce: goFunction([], (...values: GoValue[]) => values.find(isTrue) ?? null, 'any'),
  all: goFunction([], (...values: GoValue[]) => values.every(isTrue), 'any'),
  any: goFunction([], (...values: GoValue[]) => values.some(isTrue), 'any'),
  ternary: goFunction(['any', 'any', 'bool'], (yes: GoValue, no: GoValue, is: boolean) => (is ? yes : no)),
  fail: goFunction(['string'], (message: string) => {
    throw new Error(message);
  }),
  kindOf: goFunction(['any'], kindNameOf),
  kindIs: goFunction(['string', 'any'], (kind: string, value: GoValue) => kindNameOf(value) === kind),
  typeOf: goFunction(['any'], typeOf),
  typeIs: goFunction(['string', 'any'], (type: string, value: GoValue) => typeOf(value) === type),
  typeIsLike: goFunction(
    ['string', 'any'],
    (type: string, value: GoValue) => typeOf(value) === type || `*${type}` === typeOf(value),
  ),
  deepEqual: goFunction(['any', 'any'], isDeepEqual),
};
