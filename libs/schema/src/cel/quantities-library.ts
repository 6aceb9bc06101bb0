import type { CelLibrary } from './cel-library';
import { WHOLE_UNIT, parseQuantity } from '../quantity';

/** @see https://kubernetes.io/docs/reference/using-api/cel/#kubernetes-quantity-library */
export const registerQuantities: CelLibrary = (environment) => {
  const from = (value: bigint | Quantity): bigint =>
    typeof value === 'bigint' ? value * WHOLE_UNIT : value.nanoUnits;
  environment
    .registerType('k8s.Quantity', Quantity)
    .registerFunction('isQuantity(string): bool', (text: string) => parseQuantity(text) !== undefined)
    .registerFunction('quantity(string): k8s.Quantity', (text: string) => {
      const nanoUnits = parseQuantity(text);
      if (nanoUnits === undefined) throw new Error('the text is no quantity');
      return new Quantity(nanoUnits);
    })
    .registerFunction('k8s.Quantity.sign(): int', ({ nanoUnits }: Quantity) => sign(nanoUnits))
    .registerFunction(
      'k8s.Quantity.isInteger(): bool',
      ({ nanoUnits }: Quantity) => nanoUnits % WHOLE_UNIT === 0n,
    )
    .registerFunction('k8s.Quantity.asInteger(): int', ({ nanoUnits }: Quantity) => {
      if (nanoUnits % WHOLE_UNIT !== 0n) throw new Error('the quantity is no whole number');
      return nanoUnits / WHOLE_UNIT;
    })
    .registerFunction(
      'k8s.Quantity.asApproximateFloat(): double',
      ({ nanoUnits }: Quantity) => Number(nanoUnits) / 1e9,
    );
  for (const type of ['k8s.Quantity', 'int']) {
    environment
      .registerFunction(
        `k8s.Quantity.add(${type}): k8s.Quantity`,
        (a: Quantity, b: bigint | Quantity) => new Quantity(a.nanoUnits + from(b)),
      )
      .registerFunction(
        `k8s.Quantity.sub(${type}): k8s.Quantity`,
        (a: Quantity, b: bigint | Quantity) => new Quantity(a.nanoUnits - from(b)),
      );
  }
  environment
    .registerFunction(
      'k8s.Quantity.isGreaterThan(k8s.Quantity): bool',
      (a: Quantity, b: Quantity) => a.nanoUnits > b.nanoUnits,
    )
    .registerFunction(
      'k8s.Quantity.isLessThan(k8s.Quantity): bool',
      (a: Quantity, b: Quantity) => a.nanoUnits < b.nanoUnits,
    )
    .registerFunction('k8s.Quantity.compareTo(k8s.Quantity): int', (a: Quantity, b: Quantity) =>
      sign(a.nanoUnits - b.nanoUnits),
    );
};

class Quantity {
  constructor(readonly nanoUnits: bigint) {}
}

const sign = (value: bigint): bigint => (value > 0n ? 1n : value < 0n ? -1n : 0n);
