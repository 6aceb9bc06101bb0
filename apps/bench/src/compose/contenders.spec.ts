import fc from 'fast-check';
import { findDifference } from './answers';
import { CONTENDERS } from './contenders';
import type { ContenderName } from './contenders';
import type { Json } from '../fleet/json';

const key = fc.constantFrom('a', 'b', 'c');
const { fields } = fc.letrec<{ fields: Json; value: unknown }>((tie) => ({
  fields: fc.dictionary(key, tie('value'), { maxKeys: 3 }),
  value: fc.oneof(
    { maxDepth: 3 },
    fc.integer(),
    fc.constant(null),
    fc.array(fc.string(), { maxLength: 2 }),
    tie('fields'),
  ),
}));
const stacks = fc.array(
  fc
    .array(fields, { minLength: 1, maxLength: 4 })
    .map((maps) => maps.map((map, index) => ({ name: `layer ${index}`, fields: map }))),
  { minLength: 1, maxLength: 3 },
);

describe('CONTENDERS', () => {
  it.each(['strata', 'strata-late', 'strata-provenance', 'lodash'] as const)(
    '%s answers as merging by hand does',
    (name: ContenderName) => {
      fc.assert(
        fc.property(stacks, (given) => {
          const contender = CONTENDERS[name](given);
          const naive = CONTENDERS.naive(given);
          given.forEach((_stack, index) => {
            expect(findDifference(contender.answer(index), naive.answer(index))).toBeUndefined();
            expect(contender.compose(index)).toBeDefined();
          });
        }),
      );
    },
  );
});
