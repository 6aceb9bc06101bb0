import fc from 'fast-check';
import { compose } from './composition';
import { withOrigin } from './layer';
import type { Layer } from './layer';

type Tree = { [key: string]: number | number[] | Tree };

/** Keys say what stands under them (m: map, s: scalar, l: list), so that layers never disagree about a type. */
const { tree } = fc.letrec<{ tree: Tree; value: Tree[string] }>((tie) => ({
  tree: fc
    .array(
      fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        fc.tuple(fc.constantFrom('s1', 's2', 's3'), fc.nat(9)),
        fc.tuple(fc.constantFrom('l1', 'l2'), fc.array(fc.nat(9), { maxLength: 3 })),
        fc.tuple(fc.constantFrom('m1', 'm2', 'm3'), tie('tree')),
      ),
      { maxLength: 5 },
    )
    .map((entries) => Object.fromEntries(entries) as Tree),
  value: fc.nat(),
}));

const place = (fields: Tree, index: number): Layer =>
  withOrigin({ fields, assertions: [] }, { name: String(index), file: `${index}.yaml` });

const evaluate = (...trees: Tree[]): Tree => compose<Tree>(trees.map(place)).evaluate().data;

const shuffleKeys = (value: Tree[string]): Tree[string] =>
  typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(
        Object.entries(value)
          .reverse()
          .map(([key, field]) => [key, shuffleKeys(field)]),
      )
    : value;

describe('composition of any layers', () => {
  it('is associative', () => {
    fc.assert(
      fc.property(tree, tree, tree, (a, b, c) => {
        const all = evaluate(a, b, c);
        expect(evaluate(evaluate(a, b), c)).toEqual(all);
        expect(evaluate(a, evaluate(b, c))).toEqual(all);
      }),
    );
  });

  it('leaves its layers as they are', () => {
    fc.assert(
      fc.property(tree, tree, (a, b) => {
        const before = JSON.stringify([a, b]);
        evaluate(a, b);
        expect(JSON.stringify([a, b])).toBe(before);
      }),
    );
  });

  it('has an empty layer as its neutral element', () => {
    fc.assert(
      fc.property(tree, (a) =>
        expect([evaluate(a, {}), evaluate({}, a)]).toEqual([evaluate(a), evaluate(a)]),
      ),
    );
  });

  it('does not depend on the order of keys', () => {
    fc.assert(
      fc.property(tree, tree, (a, b) => {
        expect(evaluate(shuffleKeys(a) as Tree, shuffleKeys(b) as Tree)).toEqual(evaluate(a, b));
      }),
    );
  });

  it('has an origin for every leaf, and the value that this origin gives', () => {
    const read = (value: unknown, path: readonly (string | number)[]): unknown =>
      path.reduce<unknown>((found, step) => (found as Tree | undefined)?.[step], value);
    fc.assert(
      fc.property(fc.array(tree, { minLength: 1, maxLength: 4 }), (trees) => {
        const composition = compose<Tree>(trees.map(place));
        const { data } = composition.evaluate();
        for (const { path, winner, overridden } of composition.leaves()) {
          expect(read(trees[Number(winner.origin.name)], winner.path)).toEqual(read(data, path));
          for (const { place, field } of overridden) {
            expect(read(trees[Number(place.origin.name)], place.path)).toBe(field);
            expect(Number(place.origin.name)).toBeLessThan(Number(winner.origin.name));
          }
        }
      }),
    );
  });
});
