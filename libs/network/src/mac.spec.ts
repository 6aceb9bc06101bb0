import { findMacFault, normaliseMac } from './mac';

describe('normaliseMac', () => {
  it.each(['52:54:00:ab:cd:ef', '52-54-00-AB-CD-EF', '5254.00ab.CDEF', '525400ABCDEF'])(
    'reads %s',
    (text) => {
      expect(normaliseMac(text)).toBe('52:54:00:ab:cd:ef');
    },
  );

  it.each([
    '',
    '52:54:00:ab:cd',
    '52:54-00:ab:cd:ef',
    '52:54:00:ab:cd:eg',
    '52:54:00:ab:cd:ef:01',
    '5:54:00:ab:cd:ef',
  ])('refuses %j', (text) => {
    expect(normaliseMac(text)).toBeUndefined();
  });
});

describe('findMacFault', () => {
  it.each([
    ['00:00:00:00:00:00', 'is all zeros'],
    ['ff:ff:ff:ff:ff:ff', 'is the broadcast address'],
    ['01:00:5e:00:00:01', 'is a multicast address'],
    ['52:54:00:ab:cd:ef', undefined],
  ])('says of %s: %s', (mac, fault) => {
    expect(findMacFault(mac)).toBe(fault);
  });
});
