import { formatPrintf } from './format-printf';
import { formatValue } from './format-value';
import { goFunction, UnsupportedError } from './go-function';
import type { FunctionMap, GoFunction } from './go-function';
import { sliceBytes } from './slice-bytes';
import { requireOrder } from './unordered';
import {
  compareBytes,
  integerOf,
  isGoList,
  isGoMap,
  isNilList,
  isStringMap,
  isTrue,
  kindOf,
  listTypeOf,
  SizedInteger,
  typedList,
  typeOf,
} from './value';
import type { GoValue } from './value';

const and = goFunction(['any'], (value: GoValue) => value, 'any');
const or = goFunction(['any'], (value: GoValue) => value, 'any');

/** The functions that evaluate no more than they need, with the truth that decides each. */
export const AND_OR: ReadonlyMap<GoFunction, boolean> = new Map([
  [and, false],
  [or, true],
]);

/**
 * The functions that every template of Go has.
 *
 * @see https://pkg.go.dev/text/template#hdr-Functions
 */
export const BUILTINS: FunctionMap = {
  and,
  or,
  not: goFunction(['any'], (value: GoValue) => !isTrue(value)),
  eq: goFunction(['any'], equalsAny, 'any'),
  ne: goFunction(['any', 'any'], (a: GoValue, b: GoValue) => !equalsAny(a, b)),
  lt: goFunction(['any', 'any'], isLess),
  le: goFunction(['any', 'any'], (a: GoValue, b: GoValue) => isLess(a, b) || equalsAny(a, b)),
  gt: goFunction(['any', 'any'], (a: GoValue, b: GoValue) => !(isLess(a, b) || equalsAny(a, b))),
  ge: goFunction(['any', 'any'], (a: GoValue, b: GoValue) => !isLess(a, b)),
  len: goFunction(['any'], lengthOf),
  index: goFunction(['any'], indexInto, 'any'),
  slice: goFunction(['any'], sliceOf, 'any'),
  print: goFunction([], sprint, 'any'),
  println: goFunction([], (...values: GoValue[]) => `${values.map(formatValue).join(' ')}\n`, 'any'),
  printf: goFunction(
    ['string'],
    (format: string, ...values: GoValue[]) => formatPrintf(format, values),
    'any',
  ),
};

const BASIC: readonly string[] = ['bool', 'int', 'float64', 'string'];

/** Integers compare whatever their size. */
const comparable = (value: GoValue): GoValue => integerOf(value) ?? value;

function equalsAny(first: GoValue, ...others: GoValue[]): boolean {
  if (others.length === 0) throw new Error('missing argument for comparison');
  return others.some((other) => equals(first, other));
}

function equals(first: GoValue, second: GoValue): boolean {
  const [a, b] = [comparable(first), comparable(second)];
  const [left, right] = [kindOf(a), kindOf(b)];
  const isNil = (value: GoValue): boolean => kindOf(value) === 'nil' || (isGoList(value) && isNilList(value));
  if (left === 'nil' || right === 'nil') return isNil(a) && isNil(b);
  if (BASIC.includes(left) || BASIC.includes(right)) {
    if (left !== right) throw new Error(`incompatible types for comparison: ${typeOf(a)} and ${typeOf(b)}`);
    return a === b;
  }
  if ([a, b].some((value) => isGoList(value) && isNilList(value))) {
    throw new UnsupportedError('a comparison with a nil list is not supported');
  }
  throw new Error(`non-comparable types ${typeOf(a)} and ${typeOf(b)}`);
}

function isLess(first: GoValue, second: GoValue): boolean {
  const [a, b] = [comparable(first), comparable(second)];
  const [left, right] = [kindOf(a), kindOf(b)];
  if (!BASIC.includes(left) || !BASIC.includes(right)) throw new Error('invalid type for comparison');
  if (left !== right) throw new Error(`incompatible types for comparison: ${typeOf(a)} and ${typeOf(b)}`);
  if (typeof a === 'boolean') throw new Error('invalid type for comparison');
  if (typeof a === 'string') return compareBytes(a, b as string) < 0;
  return (a as bigint | number) < (b as bigint | number);
}

const bytesOf = (text: string): Buffer => Buffer.from(text);

function lengthOf(value: GoValue): GoValue {
  if (typeof value === 'string') return BigInt(bytesOf(value).length);
  if (isGoList(value)) return BigInt(value.length);
  if (isGoMap(value)) return BigInt(Object.keys(value).length);
  if (kindOf(value) === 'nil') throw new Error('len of nil pointer');
  throw new Error(`len of type ${typeOf(value)}`);
}

function indexInto(value: GoValue, ...indexes: GoValue[]): GoValue {
  if (kindOf(value) === 'nil') throw new Error('index of untyped nil');
  return indexes.reduce<GoValue>((item, index) => {
    requireOrder(item);
    if (kindOf(item) === 'nil') throw new Error('index of nil pointer');
    if (isGoMap(item)) {
      if (typeof index !== 'string') {
        const found = kindOf(index) === 'nil' ? 'value is nil' : `value has type ${typeOf(index)}`;
        throw new Error(`${found}; should be string`);
      }
      if (Object.hasOwn(item, index)) return item[index] ?? null;
      return isStringMap(item) ? '' : null;
    }
    if (typeof item === 'string') {
      const bytes = bytesOf(item);
      return new SizedInteger('uint8', BigInt(bytes[position(index, bytes.length)] as number));
    }
    if (isGoList(item)) return item[position(index, item.length)] ?? null;
    throw new Error(`can't index item of type ${typeOf(item)}`);
  }, value);
}

/** The position of an element, which must exist. */
function position(index: GoValue, length: number): number {
  const found = bound(index, length);
  if (found >= length) throw new Error(`index out of range: ${found}`);
  return found;
}

/** A position in a list, or the end of it. */
function bound(value: GoValue, length: number): number {
  if (kindOf(value) === 'nil') throw new Error('cannot index slice/array with nil');
  const index = integerOf(value);
  if (index === undefined) throw new Error(`cannot index slice/array with type ${typeOf(value)}`);
  if (index < 0n || index > BigInt(length)) throw new Error(`index out of range: ${index}`);
  return Number(index);
}

function sliceOf(value: GoValue, ...indexes: GoValue[]): GoValue {
  if (kindOf(value) === 'nil') throw new Error('slice of untyped nil');
  if (indexes.length > 3) throw new Error(`too many slice indexes: ${indexes.length}`);
  if (typeof value === 'string' && indexes.length === 3) throw new Error('cannot 3-index slice a string');
  if (typeof value !== 'string' && !isGoList(value))
    throw new Error(`can't slice item of type ${typeOf(value)}`);
  const length = typeof value === 'string' ? Buffer.byteLength(value) : value.length;
  const [start = 0, end = length, limit = end] = indexes.map((index) => bound(index, length));
  if (start > end) throw new Error(`invalid slice index: ${start} > ${end}`);
  if (end > limit) throw new Error(`invalid slice index: ${end} > ${limit}`);
  if (typeof value === 'string') return sliceBytes(value, BigInt(start), BigInt(end));
  return typedList(listTypeOf(value), value.slice(start, end));
}

/** A space stands between two values of which none is a text. */
function sprint(...values: GoValue[]): string {
  return values
    .map((value, index) => {
      const isApart = index > 0 && typeof value !== 'string' && typeof values[index - 1] !== 'string';
      return `${isApart ? ' ' : ''}${formatValue(value)}`;
    })
    .join('');
}
