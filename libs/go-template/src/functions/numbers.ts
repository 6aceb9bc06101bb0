import { goFunction, UnsupportedError } from '../go-function';
import type { FunctionMap } from '../go-function';
import { SizedInteger, typedList } from '../value';
import type { GoValue } from '../value';
import { toLength } from './limits';
import { parseDecimal, toFloat, toInteger, wrap } from './to-number';

const int64 = (value: bigint): SizedInteger => new SizedInteger('int64', wrap(value));

function divide(a: GoValue, b: GoValue, by: (dividend: bigint, divisor: bigint) => bigint): SizedInteger {
  const divisor = toInteger(b);
  if (divisor === 0n) throw new Error('runtime error: integer divide by zero');
  return int64(by(toInteger(a), divisor));
}

const extreme = (isBetter: (a: bigint, b: bigint) => boolean) =>
  goFunction(
    ['any'],
    (first: GoValue, ...others: GoValue[]) =>
      int64(
        others.map(toInteger).reduce((best, each) => (isBetter(each, best) ? each : best), toInteger(first)),
      ),
    'any',
  );

function untilStep(start: bigint, stop: bigint, step: bigint): bigint[] {
  const isDown = stop < start;
  if (isDown ? step >= 0n : step <= 0n) return [];
  toLength((stop - start) / step);
  const values: bigint[] = [];
  for (let value = start; isDown ? value > stop : value < stop; value += step) values.push(value);
  return values;
}

const until = (count: bigint): bigint[] => untilStep(0n, count, count < 0n ? -1n : 1n);

function seq(...params: bigint[]): string {
  const [first, second, third] = params;
  if (first === undefined || params.length > 3) return '';
  const [start, step, end] =
    second === undefined ? [1n, undefined, first] : third === undefined ? [first, undefined, second] : params;
  if (start === undefined || end === undefined) return '';
  const direction = end < start ? -1n : 1n;
  if (step !== undefined && direction < 0n && step > 0n) return '';
  return untilStep(start, end + direction, step ?? direction).join(' ');
}

function round(value: GoValue, places: bigint, roundOn = 0.5): number {
  // Beyond these Go's own power of ten may differ by the last bit.
  if (places < 0n || places > 15n) throw new UnsupportedError(`round to ${places} places is not supported`);
  const power = 10 ** Number(places);
  const digit = power * toFloat(value);
  const result = digit - Math.trunc(digit) >= roundOn ? Math.ceil(digit) : Math.floor(digit);
  return result / power;
}

const max = extreme((a, b) => a > b);

/** The functions of sprig about numbers. */
export const NUMBER_FUNCTIONS: FunctionMap = {
  atoi: goFunction(['string'], parseDecimal),
  int: goFunction(['any'], toInteger),
  int64: goFunction(['any'], (value: GoValue) => int64(toInteger(value))),
  float64: goFunction(['any'], toFloat),
  add: goFunction(
    [],
    (...values: GoValue[]) => int64(values.map(toInteger).reduce((a, b) => a + b, 0n)),
    'any',
  ),
  add1: goFunction(['any'], (value: GoValue) => int64(toInteger(value) + 1n)),
  sub: goFunction(['any', 'any'], (a: GoValue, b: GoValue) => int64(toInteger(a) - toInteger(b))),
  mul: goFunction(
    ['any'],
    (...values: GoValue[]) => int64(values.map(toInteger).reduce((a, b) => a * b, 1n)),
    'any',
  ),
  div: goFunction(['any', 'any'], (a: GoValue, b: GoValue) => divide(a, b, (x, y) => x / y)),
  mod: goFunction(['any', 'any'], (a: GoValue, b: GoValue) => divide(a, b, (x, y) => x % y)),
  max,
  biggest: max,
  min: extreme((a, b) => a < b),
  floor: goFunction(['any'], (value: GoValue) => Math.floor(toFloat(value))),
  ceil: goFunction(['any'], (value: GoValue) => Math.ceil(toFloat(value))),
  round: goFunction(['any', 'int'], round, 'float64'),
  until: goFunction(['int'], (count: bigint) => typedList('[]int', until(count))),
  untilStep: goFunction(['int', 'int', 'int'], (start: bigint, stop: bigint, step: bigint) =>
    typedList('[]int', untilStep(start, stop, step)),
  ),
  seq: goFunction([], seq, 'int'),
};
