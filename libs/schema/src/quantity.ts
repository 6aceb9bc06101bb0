const SYNTAX = /^([+-]?)(\d+\.?\d*|\.\d+)([KMGTPE]i|[numkMGTPE]|[eE][+-]?\d{1,4})?$/;

const DECIMAL_POWERS: Readonly<Record<string, number>> = {
  n: -9,
  u: -6,
  m: -3,
  k: 3,
  M: 6,
  G: 9,
  T: 12,
  P: 15,
  E: 18,
};

const BINARY_POWERS = ['Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'];

/** One whole unit of a parsed quantity. */
export const WHOLE_UNIT = 1_000_000_000n;

// Larger quantities are cut to this by the API server, so that a huge exponent costs nothing here either.
const LARGEST = (2n ** 63n - 1n) * WHOLE_UNIT;

/**
 * An amount such as `250m`, `1.5Gi` or 2 in billionths, rounded up; undefined for what is no quantity.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
 */
export function parseQuantity(value: unknown): bigint | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? parseQuantity(String(value)) : undefined;
  const [, sign, amount, suffix = ''] = typeof value === 'string' ? (SYNTAX.exec(value) ?? []) : [];
  if (amount === undefined) return undefined;
  const [whole = '', fraction = ''] = amount.split('.');
  const binary = BINARY_POWERS.indexOf(suffix) + 1;
  const factor = WHOLE_UNIT * 1024n ** BigInt(binary);
  const power = decimalPowerOf(suffix, binary) - fraction.length;
  const nanos = scale(BigInt(whole + fraction) * factor, power);
  return sign === '-' ? -nanos : nanos;
}

function decimalPowerOf(suffix: string, binary: number): number {
  if (binary > 0 || suffix === '') return 0;
  return DECIMAL_POWERS[suffix] ?? Number(suffix.slice(1));
}

function scale(nanos: bigint, power: number): bigint {
  // Beyond these powers every amount but 0 is the largest, or the smallest above 0.
  const bounded = BigInt(Math.min(Math.abs(power), 400));
  if (power >= 0) {
    const scaled = nanos * 10n ** bounded;
    return scaled > LARGEST ? LARGEST : scaled;
  }
  const divisor = 10n ** bounded;
  const scaled = (nanos + divisor - 1n) / divisor;
  return scaled > LARGEST ? LARGEST : scaled;
}
