import { familyOf, liesWithin, parseNetwork } from './ip-address';
import type { Network } from './ip-address';

describe('familyOf', () => {
  it('tells the families apart', () => {
    for (const address of ['10.0.0.1', '010.000.0.1', '255.255.255.255']) expect(familyOf(address)).toBe(4);
    for (const address of ['::', '2001:db8::1', '::ffff:10.0.0.1']) expect(familyOf(address)).toBe(6);
    for (const text of ['', '10.0.0', '10.0.0.256', '1', 'fe80::1%eth0', 'a'])
      expect(familyOf(text)).toBeUndefined();
  });
});

describe('parseNetwork', () => {
  it('takes an address with a length', () => {
    for (const text of ['10.0.0.0/8', '0.0.0.0/0', '2001:db8::/32', '10.0.0.1/24']) {
      expect(parseNetwork(text)).toBeDefined();
    }
    for (const text of ['', '10.0.0.0', '10.0.0.0/33', '::/129', '10.0.0.0/a', '10.0.0.0/8/8', '10.0/8']) {
      expect(parseNetwork(text)).toBeUndefined();
    }
  });
});

describe('liesWithin', () => {
  it.each([
    ['10.1.0.0/16', '10.0.0.0/8', true],
    ['10.0.0.0/8', '10.0.0.0/8', false],
    ['11.0.0.0/16', '10.0.0.0/8', false],
    ['::/1', '0.0.0.0/0', false],
    ['2001:db8:1::/48', '2001:db8::/32', true],
  ])('%s in %s: %s', (inner, outer, expected) => {
    expect(liesWithin(parseNetwork(inner) as Network, parseNetwork(outer) as Network)).toBe(expected);
  });
});
