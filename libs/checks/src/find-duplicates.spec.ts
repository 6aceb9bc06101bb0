import fc from 'fast-check';
import { findDuplicates } from './find-duplicates';

describe('findDuplicates', () => {
  it('keeps the groups with more than one item, in their order', () => {
    const words = ['ant', 'bee', 'ape', 'cow', 'bat', 'asp'];
    expect([...findDuplicates(words, (word) => word.charAt(0))]).toEqual([
      ['a', ['ant', 'ape', 'asp']],
      ['b', ['bee', 'bat']],
    ]);
  });

  it('finds nothing among different items', () => {
    expect(findDuplicates([1, 2, 3], String).size).toBe(0);
  });

  it('finds exactly the items that share their key with another', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(5)), (numbers) => {
        const found = [...findDuplicates(numbers, String).values()].flat().sort();
        const shared = numbers.filter((n) => numbers.indexOf(n) !== numbers.lastIndexOf(n)).sort();
        expect(found).toEqual(shared);
      }),
    );
  });
});
