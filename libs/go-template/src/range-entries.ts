import { ExecutionError } from './execution-error';
import { formatValue } from './format-value';
import { UnsupportedError } from './go-function';
import type { Pipeline } from './nodes';
import { requireOrder } from './unordered';
import { integerOf, isGoList, isGoMap, kindOf, SizedInteger, sortedKeys } from './value';
import type { GoValue } from './value';

/**
 * What a range goes over: pairs of an index or key, and an element.
 *
 * @throws ExecutionError, UnsupportedError
 */
export function rangeEntries(value: GoValue, pipeline: Pipeline): (readonly [GoValue, GoValue])[] {
  requireOrder(value);
  if (isGoList(value)) return value.map((element, index) => [BigInt(index), element ?? null]);
  if (isGoMap(value)) return sortedKeys(value).map((key) => [key, value[key] ?? null]);
  const count = integerOf(value);
  if (count !== undefined) {
    if (pipeline.variables.length > 1) {
      throw new ExecutionError(`can't use ${count} to iterate over more than one variable`, pipeline.offset);
    }
    if (count > 100_000n) throw new UnsupportedError('a range over so many is not supported');
    return Array.from({ length: Math.max(0, Number(count)) }, (_, index) => [
      undefined,
      value instanceof SizedInteger ? new SizedInteger(value.type, BigInt(index)) : BigInt(index),
    ]);
  }
  if (kindOf(value) === 'nil') return [];
  throw new ExecutionError(`range can't iterate over ${formatValue(value)}`, pipeline.offset);
}
