const UNITS: Readonly<Record<string, number>> = { m: 1e-3, Mi: 2 ** 20, Gi: 2 ** 30, Ti: 2 ** 40 };

/** The number that a quantity of the schema stands for: cores, or bytes. */
export function amountOf(quantity: string): number {
  const [, digits = '', unit = ''] = /^([0-9]+)([A-Za-z]*)$/.exec(quantity) ?? [];
  return Number(digits) * (UNITS[unit] ?? 1);
}
