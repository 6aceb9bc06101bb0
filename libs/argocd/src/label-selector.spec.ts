import fc from 'fast-check';
import { matchesSelector } from './label-selector';
import type { LabelExpression, LabelSelector } from './label-selector';

/** Few keys and values, so that random selectors and labels meet; `constructor` is a valid key of a label. */
const key = fc.constantFrom('cluster_role', 'environment', 'example.com/tier', 'constructor');
const value = fc.constantFrom('', 'true', 'production', 'vcluster');
const labels = fc.dictionary(key, value);
const expression: fc.Arbitrary<LabelExpression> = fc.oneof(
  fc.record({
    key,
    operator: fc.constantFrom('In' as const, 'NotIn' as const),
    values: fc.array(value, { minLength: 1, maxLength: 3 }),
  }),
  fc.record({ key, operator: fc.constantFrom('Exists' as const, 'DoesNotExist' as const) }),
);
const selector: fc.Arbitrary<LabelSelector> = fc.record(
  {
    matchLabels: fc.dictionary(key, value, { maxKeys: 2 }),
    matchExpressions: fc.array(expression, { maxLength: 3 }),
  },
  { requiredKeys: [] },
);

/**
 * Kubernetes' semantics, restated over the set of `key=value` pairs: an equality is an `In` with one value,
 * `NotIn` is the opposite of `In`, `DoesNotExist` the opposite of `Exists`, and no requirement may fail.
 */
function restated(labelsOfObject: Record<string, string>, { matchLabels, matchExpressions }: LabelSelector) {
  const keys = new Set(Object.keys(labelsOfObject));
  const pairs = new Set(Object.entries(labelsOfObject).map(([name, text]) => `${name}=${text}`));
  const isIn = (name: string, values: readonly string[]) =>
    values.some((text) => pairs.has(`${name}=${text}`));
  const failures = [
    ...Object.entries(matchLabels ?? {}).filter(([name, text]) => !isIn(name, [text])),
    ...(matchExpressions ?? []).filter(({ key: name, operator, values = [] }) => {
      if (operator === 'In') return !isIn(name, values);
      if (operator === 'NotIn') return isIn(name, values);
      return keys.has(name) !== (operator === 'Exists');
    }),
  ];
  return failures.length === 0;
}

describe('matchesSelector', () => {
  it('means what Kubernetes means', () => {
    fc.assert(
      fc.property(labels, selector, (some, any) =>
        expect(matchesSelector(some, any)).toBe(restated(some, any)),
      ),
      { numRuns: 2000 },
    );
  });

  it('matches everything by an empty selector', () => {
    expect(matchesSelector({ a: 'b' }, {})).toBe(true);
    expect(matchesSelector({}, {})).toBe(true);
  });

  it.each<[string, LabelExpression, boolean]>([
    ['NotIn holds where the label is absent', { key: 'a', operator: 'NotIn', values: ['x'] }, true],
    ['In fails where the label is absent', { key: 'a', operator: 'In', values: ['x'] }, false],
    ['In without values holds nowhere', { key: 'b', operator: 'In' }, false],
    ['DoesNotExist fails for an empty value', { key: 'b', operator: 'DoesNotExist' }, false],
    ['Exists holds for an empty value', { key: 'b', operator: 'Exists' }, true],
    ['Exists ignores what every object inherits', { key: 'toString', operator: 'Exists' }, false],
  ])('%s', (_, requirement, expected) => {
    expect(matchesSelector({ b: '' }, { matchExpressions: [requirement] })).toBe(expected);
  });

  it('needs every label and every expression', () => {
    const both: LabelSelector = {
      matchLabels: { a: '1', b: '2' },
      matchExpressions: [{ key: 'c', operator: 'Exists' }],
    };
    expect(matchesSelector({ a: '1', b: '2', c: '' }, both)).toBe(true);
    expect(matchesSelector({ a: '1', b: '2' }, both)).toBe(false);
    expect(matchesSelector({ a: '1', c: '' }, both)).toBe(false);
  });
});
