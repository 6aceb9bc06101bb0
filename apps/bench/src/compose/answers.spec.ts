import fc from 'fast-check';
import { countLeaves, findDifference } from './answers';

describe('findDifference', () => {
  it('takes data for equal to itself with its keys in another order', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (data) => {
        const reversed = Object.fromEntries(Object.entries(data).reverse());
        expect(findDifference(data, reversed)).toBeUndefined();
      }),
    );
  });

  it.each([
    ['another value', { a: { b: 1 } }, { a: { b: 2 } }, 'a.b', '1', '2'],
    ['another type', { a: 1 }, { a: '1' }, 'a', '1', '"1"'],
    ['a field too many', {}, { a: null }, 'a', 'nothing', 'null'],
    ['a field too few', { a: null }, {}, 'a', 'null', 'nothing'],
    ['a list in another order', { a: [1, 2] }, { a: [2, 1] }, 'a.0', '1', '2'],
    ['a list for a map', { a: [] }, { a: {} }, 'a', '[]', '{}'],
    ['no file', {}, undefined, '', '{}', 'nothing'],
  ])('finds %s', (_what, strata, other, path, left, right) => {
    expect(findDifference(strata, other)).toEqual({ path, strata: left, other: right });
  });
});

describe('countLeaves', () => {
  it('counts scalars and what is empty', () => {
    expect(countLeaves({ a: 1, b: { c: null, d: {} }, e: [], f: ['x', { g: true }] })).toBe(6);
  });
});
