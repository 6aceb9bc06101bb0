/**
 * The value of a number as it stands in a template; undefined where it is none. A number without a point or an exponent
 * is an integer, as in Go.
 */
export function parseNumber(text: string): bigint | number | undefined {
  const plain = text.replace(/(?<=[\da-fA-FxXoObB])_(?=[\da-fA-F])/g, '');
  if (plain.includes('_')) return undefined;
  const sign = plain.startsWith('-') ? -1n : 1n;
  const digits = plain.replace(/^[+-]/, '');
  // An octal number may also begin with a plain zero.
  const octal = /^0[0-7]+$/.test(digits) ? `0o${digits.slice(1)}` : digits;
  if (/^(?:0[xX][\da-fA-F]+|0[bB][01]+|0[oO][0-7]+|0|[1-9]\d*)$/.test(octal)) {
    const value = sign * BigInt(octal);
    return value < -(2n ** 63n) || value >= 2n ** 63n ? undefined : value;
  }
  if (/^\d+$/.test(digits)) return undefined;
  if (!/^(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(digits)) return undefined;
  const value = Number(plain);
  if (!Number.isFinite(value)) return undefined;
  // A floating-point constant without a fraction is an integer where one is asked for; on its own it is not.
  return value;
}
