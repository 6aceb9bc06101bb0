import fc from 'fast-check';
import type { FunctionName } from './functions';
import { KEYS } from './keys';
import { error, member, weighted } from './sketch-member';
import type { Draw, Drawn } from './sketch-member';
import type { FieldType, Member, ObjectLiteral, Sketch, Wish } from './syntax';

/** Everything shares one budget of depth; beyond it only the first choice of each is left. */
const NESTING = { maxDepth: 4, depthIdentifier: fc.createDepthIdentifier(), withCrossShrink: true } as const;

const literal = (values: fc.Arbitrary<number | string | boolean | null>): Draw =>
  values.map((value) => ({ kind: 'literal', value }));

const BASES = weighted<Wish['base']>([5, 'self'], [3, '$'], [4, 'super'], [2, 'outer']);

const wish = (type: Wish['type'], base: fc.Arbitrary<Wish['base']> = fc.oneof(...BASES)): Draw =>
  fc.record({
    kind: fc.constant('wish' as const),
    type: fc.constant(type),
    base,
    pick: fc.nat(99),
    isWild: fc.nat(299).map((roll) => roll === 299),
  });

const has: Draw = fc.record({
  kind: fc.constant('has' as const),
  base: fc.constantFrom('super' as const, 'self' as const, '$' as const),
  path: fc.constant([]),
  key: fc.constantFrom(...KEYS.keys()),
});

const call = (name: FunctionName, ...args: Draw[]): Draw =>
  fc.record({ kind: fc.constant('call' as const), name: fc.constant(name), args: fc.tuple(...args) });

const extend = (...parts: Draw[]): Draw =>
  fc.record({ kind: fc.constant('extend' as const), parts: fc.tuple(...parts) });

/** Only below everything else: one implementation of Jsonnet shows its fields even if they are hidden below. */
const comprehension = (body: Draw): Draw =>
  fc.record({
    kind: fc.constant('comprehension' as const),
    keys: fc.uniqueArray(fc.constantFrom('n1', 'n2', 'n-3'), { minLength: 1 }),
    body,
  });

/** Maps of nothing but plain values, which is what most layers are. */
const { data } = fc.letrec<{ data: Drawn }>((tie) => {
  const field = (key: string, value: Draw): fc.Arbitrary<Member<Wish>> =>
    fc.record({
      key: fc.constant(key),
      keyStyle: fc.constant('plain' as const),
      visibility: fc.constant(':' as const),
      operation: fc.constant(key.startsWith('m') ? 'merge' : 'set'),
      value,
    });
  const scalar = literal(fc.nat(9));
  const fields = fc.oneof(
    { maxDepth: 2, depthIdentifier: fc.createDepthIdentifier() },
    field('n1', scalar),
    field('n2', scalar),
    field('m1', tie('data')),
    field('m2', tie('data')),
  );
  return {
    data: fc.record({
      kind: fc.constant('object' as const),
      members: fc.uniqueArray(fields, { selector: ({ key }) => key, minLength: 1, maxLength: 3 }),
      isLate: fc.constant(false),
      isFilled: fc.constant(false),
    }),
  };
});

const { object, number, boolean } = fc.letrec<Record<FieldType, Drawn> & { object: ObjectLiteral<Wish> }>(
  (tie) => {
    const choice = (first: Draw, ...others: [number, Draw][]): Draw =>
      fc.oneof(
        NESTING,
        { arbitrary: first, weight: 6 },
        ...others.map(([weight, arbitrary]) => ({ arbitrary, weight })),
      );
    /** What every type can be. */
    const common = (type: FieldType): [number, Draw][] => [
      [1, call('if', tie('boolean'), tie(type), tie(type))],
      [1, call('ignoring', fc.oneof(error, tie(type)), tie(type))],
      [1, call('applied', tie(type), fc.oneof(error, tie(type)))],
    ];
    const list = (item: Draw): Draw =>
      fc.record({
        kind: fc.constant('list' as const),
        items: fc.oneof(
          { weight: 9, arbitrary: fc.array(item, { minLength: 1, maxLength: 3 }) },
          fc.constant([]),
        ),
        isLate: fc.boolean(),
      });
    const object = fc.record({
      kind: fc.constant('object' as const),
      members: fc.uniqueArray(member(tie), { selector: ({ key }) => key, maxLength: 6, size: 'medium' }),
      isLate: fc.boolean(),
      isFilled: fc.nat(9).map((roll) => roll > 0),
    });
    return {
      object,
      number: choice(
        literal(fc.nat(9)),
        [16, wish('number')],
        ...common('number'),
        [2, call('add', tie('number'), tie('number'))],
        [1, call('subtract', tie('number'), tie('number'))],
        [1, call('length', fc.oneof(tie('numbers'), wish('map'), wish('object')))],
        [1, call('first', wish('numbers'))],
        [1, call('twice', tie('number'))],
      ),
      text: choice(
        literal(fc.constantFrom('a', 'b-c', 'ü"\\', '')),
        [6, wish('text')],
        ...common('text'),
        [2, call('join', tie('text'), tie('scalar'))],
        [2, call('format', tie('scalar'), tie('number'))],
      ),
      boolean: choice(
        literal(fc.boolean()),
        [3, wish('boolean')],
        [3, has],
        [1, call('less', tie('number'), tie('number'))],
        [1, call('equal', tie('scalar'), tie('scalar'))],
        [1, call('and', tie('boolean'), tie('boolean'))],
        [1, call('or', tie('boolean'), fc.oneof({ weight: 7, arbitrary: tie('boolean') }, error))],
        [1, call('not', tie('boolean'))],
      ),
      scalar: choice(
        literal(fc.constantFrom(null, true, 5, 'x')),
        [4, wish('scalar')],
        [1, tie('number')],
        [1, tie('text')],
        [1, tie('boolean')],
      ),
      numbers: choice(
        list(literal(fc.nat(9))),
        [9, list(tie('number'))],
        [5, wish('numbers')],
        ...common('numbers'),
        [2, call('concat', tie('numbers'), tie('numbers'))],
        [1, call('each', tie('numbers'))],
        [1, call('filter', tie('numbers'))],
      ),
      objects: choice(
        list(tie('object')),
        [2, list(tie('map'))],
        [2, wish('objects')],
        [1, call('concat', tie('objects'), tie('objects'))],
      ),
      map: choice(object, [9, data], [9, tie('object')], [5, wish('map')], ...common('map'), [
        4,
        extend(tie('map'), tie('map')),
      ]),
      any: fc.oneof(
        NESTING,
        tie('scalar'),
        tie('numbers'),
        tie('map'),
        comprehension(tie('number')),
        extend(comprehension(tie('number')), tie('object')),
        call('fields', fc.oneof(wish('map'), wish('object'))),
        call('allFields', fc.oneof(wish('map'), wish('object'))),
      ),
    };
  },
);

const layer = (assertions: fc.Arbitrary<Drawn[]>): fc.Arbitrary<Sketch['layers'][number]> =>
  fc.record({ fields: object, assertions });

/** Most layers have no assertion, and most assertions hold: a failure ends its program. */
const assertions = fc.oneof(
  ...weighted<Drawn[]>([50, []]),
  fc.tuple(boolean),
  { weight: 4, arbitrary: fc.tuple(call('less', number, literal(fc.constant(500)))) },
  // Fields that nobody overrides are small.
  {
    weight: 4,
    arbitrary: fc.tuple(call('less', wish('number', fc.constant('super')), literal(fc.constant(4)))),
  },
);

/** Sketches of one to six layers. The lowest gives every field, so that most reads find something. */
export const sketches: fc.Arbitrary<Sketch> = fc
  .record({
    lowest: layer(fc.constant([])),
    isComplete: fc.nat(199).map((roll) => roll > 0),
    others: fc.array(layer(assertions), { maxLength: 3, size: 'max' }),
    picks: fc.array(fc.nat(9), { maxLength: 5, size: 'max' }),
  })
  .map(({ lowest, isComplete, others, picks }) => {
    const layers = [{ ...lowest, fields: { ...lowest.fields, isFilled: isComplete } }, ...others];
    // Maps that take in other maps multiply, the more so in layers that apply often.
    const repeats = picks.slice(0, 2 * layers.length - 1);
    return { layers, order: [0, ...repeats.map((pick) => pick % layers.length)] };
  });
