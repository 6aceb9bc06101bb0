import fc from 'fast-check';
import * as ipaddr from 'ipaddr.js';
import { contains, countAddresses, formatRange, overlaps, parseRange } from './address-range';
import type { AddressRange } from './address-range';

const rangeOf = (text: string): AddressRange => {
  const range = parseRange(text);
  if (range === undefined) throw new Error(`not a range: ${text}`);
  return range;
};

describe('parseRange', () => {
  it.each([
    ['0.0.0.0', '0.0.0.0', 1n],
    ['255.255.255.255', '255.255.255.255', 1n],
    ['192.168.1.7/32', '192.168.1.7', 1n],
    ['0.0.0.0/0', '0.0.0.0/0', 1n << 32n],
    ['10.0.0.0/8', '10.0.0.0/8', 1n << 24n],
    ['192.168.1.10-192.168.1.10', '192.168.1.10', 1n],
    ['192.168.1.10-192.168.1.12', '192.168.1.10-192.168.1.12', 3n],
    ['192.168.1.8-192.168.1.15', '192.168.1.8/29', 8n],
    ['192.168.1.4-192.168.1.11', '192.168.1.4-192.168.1.11', 8n],
    ['::', '::', 1n],
    ['::/0', '::/0', 1n << 128n],
    ['2001:DB8:0:0:1:0:0:1', '2001:db8::1:0:0:1', 1n],
    ['2001:0db8::0001', '2001:db8::1', 1n],
    ['2001:db8:1:2:3:4:0:5', '2001:db8:1:2:3:4:0:5', 1n],
    ['fd00:1::/64', 'fd00:1::/64', 1n << 64n],
    ['fd00::1-fd00::ff', 'fd00::1-fd00::ff', 255n],
  ])('reads %s', (text, written, count) => {
    const range = rangeOf(text);
    expect(formatRange(range)).toBe(written);
    expect(countAddresses(range)).toBe(count);
  });

  it.each([
    '',
    ' ',
    'host',
    '1',
    '1.2.3',
    '1.2.3.4.5',
    '1.2.3.',
    '.1.2.3',
    '01.2.3.4',
    '1.2.3.04',
    '0x1.2.3.4',
    '0177.0.0.1',
    '256.1.1.1',
    '1.2.3.-4',
    '-1.2.3.4',
    '1.2.3.4 ',
    ' 1.2.3.4',
    '1.2.3.4\n',
    '1.2.3.4/',
    '/24',
    '1.2.3.4/33',
    '1.2.3.0/024',
    '1.2.3.0/+24',
    '1.2.3.0/24/24',
    '1.2.3.4/24',
    '1.2.3.0/255.255.255.0',
    '1.2.3.4-',
    '-1.2.3.4',
    '1.2.3.4-5',
    '1.2.3.5-1.2.3.4',
    '1.2.3.4 - 1.2.3.5',
    '1.2.3.4-1.2.3.5-1.2.3.6',
    '1.2.3.0/24-1.2.4.0/24',
    '1.2.3.4-::5',
    '::5-1.2.3.4',
    ':',
    ':::',
    '1::2::3',
    '1:2:3:4:5:6:7',
    '1:2:3:4:5:6:7:8:9',
    '1:2:3:4:5:6:7:8::',
    '12345::',
    'g::1',
    ':1:2:3:4:5:6:7',
    'fe80::1%eth0',
    '::ffff:1.2.3.4',
    '[::1]',
    '::1/129',
    'fd00::1/64',
    '::2-::1',
    '１.2.3.4',
    '1,2,3,4',
    '1.2.3.4/a',
    '1e1.2.3.4',
  ])('refuses %j', (text) => {
    expect(parseRange(text)).toBeUndefined();
  });

  it('writes and reads IPv6 as another reader does', () => {
    const group = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 0xffff }));
    fc.assert(
      fc.property(fc.array(group, { minLength: 8, maxLength: 8 }), (groups) => {
        const other = new ipaddr.IPv6(groups);
        expect(formatRange(rangeOf(groups.map((part) => part.toString(16)).join(':')))).toBe(
          other.toRFC5952String(),
        );
        expect(formatRange(rangeOf(other.toRFC5952String()))).toBe(other.toRFC5952String());
      }),
    );
  });
});

describe('ranges', () => {
  const small = fc
    .tuple(
      fc.constantFrom(4 as const, 6 as const),
      fc.integer({ min: 0, max: 24 }),
      fc.integer({ min: 0, max: 8 }),
    )
    .map(([family, first, more]): AddressRange => ({
      family,
      first: BigInt(first),
      last: BigInt(first + more),
    }));
  const list = ({ family, first, last }: AddressRange): string[] =>
    Array.from({ length: Number(last - first) + 1 }, (_, index) => `${family} ${Number(first) + index}`);

  it('overlap, contain and count as their addresses do', () => {
    fc.assert(
      fc.property(small, small, (a, b) => {
        expect(overlaps(a, b)).toBe(list(a).some((address) => list(b).includes(address)));
        expect(overlaps(b, a)).toBe(overlaps(a, b));
        expect(contains(a, b)).toBe(list(b).every((address) => list(a).includes(address)));
        expect(countAddresses(a)).toBe(BigInt(list(a).length));
        expect(parseRange(formatRange(a))).toEqual(a);
      }),
    );
  });
});
