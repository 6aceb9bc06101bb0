import { requireOrder } from './unordered';
import { isGoList, isGoMap, SizedInteger, sortedKeys } from './value';
import type { GoValue } from './value';

/** A value as Go prints it with `%v`. */
export function formatValue(value: GoValue): string {
  if (value === undefined || value === null) return '<nil>';
  if (typeof value === 'number') return formatFloat(value);
  requireOrder(value);
  if (isGoList(value)) return `[${value.map(formatValue).join(' ')}]`;
  if (isGoMap(value)) {
    return `map[${sortedKeys(value)
      .map((key) => `${key}:${formatValue(value[key])}`)
      .join(' ')}]`;
  }
  if (value instanceof SizedInteger) return String(value.value);
  return String(value);
}

/** A floating-point number with as many digits as it needs; from a million on with an exponent, as `%v` has it. */
export function formatFloat(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? '+Inf' : '-Inf';
  if (value === 0) return Object.is(value, -0) ? '-0' : '0';
  const [digits = '', exponentText = '0'] = value.toExponential().split('e');
  const exponent = Number(exponentText);
  if (exponent < -4 || exponent >= 6) {
    const sign = exponent < 0 ? '-' : '+';
    return `${digits}e${sign}${String(Math.abs(exponent)).padStart(2, '0')}`;
  }
  // JavaScript writes numbers of this size without an exponent too.
  return String(value);
}
