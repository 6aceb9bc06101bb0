import { UnsupportedError } from '../go-function';
import { integerOf } from '../value';
import type { GoValue } from '../value';

const [MIN, MAX] = [-(2n ** 63n), 2n ** 63n - 1n];

/** An integer that overflows goes on at the other end. */
export const wrap = (value: bigint): bigint => BigInt.asIntN(64, value);

/** A value as an integer; what is none counts as 0. */
export function toInteger(value: GoValue): bigint {
  if (typeof value === 'string') return parseInteger(value);
  if (typeof value === 'boolean') return value ? 1n : 0n;
  if (typeof value !== 'number') return integerOf(value) ?? 0n;
  if (!Number.isFinite(value) || Math.abs(value) >= 2 ** 63) {
    throw new UnsupportedError('a number that is too large for an integer is not supported');
  }
  return BigInt(Math.trunc(value));
}

/** Reads `12`, `-0x1f`, `0b1`, `0o17`, `017`, `1_000`, and `12.00` as 12. */
function parseInteger(text: string): bigint {
  const match = /^([+-]?)(.*)$/s.exec(text.replace(/\.0+$/, ''));
  const [, sign = '', digits = ''] = match ?? [];
  if (
    !/^(?:0[xX](?:_?[\da-fA-F])+|0[bB](?:_?[01])+|0[oO](?:_?[0-7])+|0(?:_?[0-7])*|[1-9](?:_?\d)*)$/.test(
      digits,
    )
  ) {
    return 0n;
  }
  const plain = digits.replaceAll('_', '');
  const size = BigInt(/^0[0-7]+$/.test(plain) ? `0o${plain.slice(1)}` : plain);
  const value = sign === '-' ? -size : size;
  return value < MIN || value > MAX ? 0n : value;
}

/** A text of decimal digits as an integer, the nearest one where it is too large; what is none counts as 0. */
export function parseDecimal(text: string): bigint {
  if (!/^[+-]?\d+$/.test(text)) return 0n;
  const value = BigInt(text.replace('+', ''));
  if (value > MAX) return MAX;
  return value < MIN ? MIN : value;
}

/** A value as a floating-point number; what is none counts as 0. */
export function toFloat(value: GoValue): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return Number(value);
  if (typeof value !== 'string') return Number(integerOf(value) ?? 0n);
  if (/^[+-]?(?:inf|infinity|nan|0x.*)$/i.test(value) || value.includes('_')) {
    throw new UnsupportedError(`the number ${value} is not supported`);
  }
  if (!/^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(value)) return 0;
  const number = Number(value);
  return Number.isFinite(number) ? number : 0;
}
