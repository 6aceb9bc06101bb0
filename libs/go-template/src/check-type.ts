import { ExecutionError } from './execution-error';
import type { GoType } from './go-function';
import { kindOf, NIL_MAP, nilList, typeOf } from './value';
import type { GoValue } from './value';

/** A constant takes the type that a function wants, where it can. */
export function convertConstant(value: bigint | number, type: GoType, offset: number): GoValue {
  if (type === 'float64') return Number(value);
  if (type === 'int' && typeof value === 'number') {
    if (Number.isInteger(value)) return BigInt(value);
    throw new ExecutionError(`expected integer; found ${value}`, offset);
  }
  // On its own a floating-point constant without a fraction is one all the same.
  return checkType(value, type, offset);
}

const FITTING: Readonly<Record<Exclude<GoType, 'any'>, ReturnType<typeof kindOf>>> = {
  string: 'string',
  int: 'int',
  float64: 'float64',
  bool: 'bool',
  list: 'slice',
  map: 'map',
};

/**
 * An argument as a function takes it.
 *
 * @throws ExecutionError where it has another type
 */
export function checkType(value: GoValue, type: GoType, offset: number): GoValue {
  if (type === 'any') return value;
  const kind = kindOf(value);
  if (kind === 'nil') {
    if ((type === 'list' || type === 'map') && value === undefined) {
      return type === 'list' ? nilList() : NIL_MAP;
    }
    throw new ExecutionError(`invalid value; expected ${type}`, offset);
  }
  if (kind === FITTING[type] && !(type === 'map' && typeOf(value) === 'map[string]string')) return value;
  throw new ExecutionError(`wrong type for value; expected ${type}; got ${typeOf(value)}`, offset);
}
