import { WHOLE_UNIT, parseQuantity } from './quantity';

describe('parseQuantity', () => {
  it.each([
    ['1', WHOLE_UNIT],
    [2, 2n * WHOLE_UNIT],
    [0.5, WHOLE_UNIT / 2n],
    ['250m', WHOLE_UNIT / 4n],
    ['1.5Gi', (3n * 1024n ** 3n * WHOLE_UNIT) / 2n],
    ['1Ki', 1024n * WHOLE_UNIT],
    ['2k', 2000n * WHOLE_UNIT],
    ['1e3', 1000n * WHOLE_UNIT],
    ['1E3', 1000n * WHOLE_UNIT],
    ['1E', 10n ** 18n * WHOLE_UNIT],
    ['100n', 100n],
    ['1u', 1000n],
    ['.5', WHOLE_UNIT / 2n],
    ['5.', 5n * WHOLE_UNIT],
    ['+1', WHOLE_UNIT],
    ['-1', -WHOLE_UNIT],
    ['0.0000000001', 1n],
    ['0e9999', 0n],
  ])('reads %j', (text, amount) => {
    expect(parseQuantity(text)).toBe(amount);
  });

  it('cuts what is larger than any amount', () => {
    expect(parseQuantity('1e9999')).toBe(parseQuantity('9e99'));
    expect(parseQuantity('1e-9999')).toBe(1n);
  });

  it.each([
    '',
    'm',
    '1 Gi',
    '1gi',
    '1GiB',
    '1e3Mi',
    '1e',
    '1.2.3',
    '0x10',
    'NaN',
    NaN,
    Infinity,
    true,
    null,
    {},
  ])('takes %j for no quantity', (text) => {
    expect(parseQuantity(text)).toBeUndefined();
  });
});
