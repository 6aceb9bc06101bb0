/** @see https://pkg.go.dev/k8s.io/apimachinery/pkg/api/resource#Quantity */
const QUANTITY = /^([+-]?)(\d+\.?\d*|\.\d+)(?:([KMGTPE])i|([numkMGTPE])|[eE]([+-]?\d+))?$/;

const DECIMAL: Readonly<Record<string, number>> = {
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

/** A quantity such as `500m` or `2Gi` in billionths, rounded up as Kubernetes does; undefined for what is none. */
export function nanoUnitsOf(text: string): bigint | undefined {
  const [match, sign, number = '', binary, decimal, exponent] = QUANTITY.exec(text) ?? [];
  if (match === undefined) return undefined;
  const [whole = '', fraction = ''] = number.split('.');
  const power = decimal === undefined ? Number(exponent ?? 0) : (DECIMAL[decimal] ?? 0);
  const factor = binary === undefined ? 1n : 1024n ** BigInt('KMGTPE'.indexOf(binary) + 1);
  const scale = power + 9 - fraction.length;
  const digits = BigInt(`${whole}${fraction}`) * factor;
  const value = scale >= 0 ? digits * 10n ** BigInt(scale) : divideUp(digits, 10n ** BigInt(-scale));
  return sign === '-' ? -value : value;
}

const divideUp = (value: bigint, by: bigint): bigint => (value + by - 1n) / by;
