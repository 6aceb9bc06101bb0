import fc from 'fast-check';
import { explainSelector, findSelectorErrors, matchesSelector } from './label-selector';
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

/** The string form of a selector, as kubectl takes it, read again in the style of its grammar. */
function readsAs(
  labelsOfObject: Record<string, string>,
  { matchLabels = {}, matchExpressions = [] }: LabelSelector,
) {
  const words: Record<LabelExpression['operator'], (key: string, list: string) => string> = {
    In: (name, list) => `${name} in (${list})`,
    NotIn: (name, list) => `${name} notin (${list})`,
    Exists: (name) => name,
    DoesNotExist: (name) => `!${name}`,
  };
  const texts = [
    ...Object.entries(matchLabels).map(([name, text]) => `${name}=${text}`),
    ...matchExpressions.map(({ key: name, operator, values = [] }) => words[operator](name, values.join())),
  ];
  return texts.every((text) => {
    const listed = /^(\S+) (in|notin) \((.*)\)$/.exec(text);
    if (listed !== null) {
      const [, name = '', word, list = ''] = listed;
      const among =
        Object.hasOwn(labelsOfObject, name) && list.split(',').includes(labelsOfObject[name] as string);
      return word === 'in' ? among : !among;
    }
    if (text.startsWith('!')) return !Object.hasOwn(labelsOfObject, text.slice(1));
    const [name = '', ...value] = text.split('=');
    if (!Object.hasOwn(labelsOfObject, name)) return false;
    return value.length === 0 || labelsOfObject[name] === value.join('=');
  });
}

describe('explainSelector', () => {
  it('agrees with the string form of selectors, requirement by requirement', () => {
    fc.assert(
      fc.property(labels, selector, (some, any) => {
        const explained = explainSelector(some, any);
        expect(explained.every(({ holds }) => holds)).toBe(readsAs(some, any));
        expect(explained.every(({ holds }) => holds)).toBe(matchesSelector(some, any));
      }),
      { numRuns: 500 },
    );
  });

  it('says which label or expression decides, and what stands there instead', () => {
    const given = { cluster_role: 'control-plane', enable_loki: 'false' };
    const any: LabelSelector = {
      matchLabels: { cluster_role: 'control-plane', enable_loki: 'true', tier: 'gold' },
      matchExpressions: [
        { key: 'cluster_role', operator: 'In', values: ['control-plane', 'vcluster'] },
        { key: 'cluster_role', operator: 'NotIn', values: ['control-plane'] },
        { key: 'tier', operator: 'Exists' },
        { key: 'enable_loki', operator: 'DoesNotExist' },
      ],
    };
    expect(explainSelector(given, any).map(({ text, holds }) => ({ text, holds }))).toEqual([
      { text: 'cluster_role=control-plane', holds: true },
      { text: 'enable_loki=true: it is "false"', holds: false },
      { text: 'tier=gold: there is none', holds: false },
      { text: 'cluster_role in (control-plane, vcluster)', holds: true },
      { text: 'cluster_role notin (control-plane): it is "control-plane"', holds: false },
      { text: 'tier: there is none', holds: false },
      { text: '!enable_loki: it is "false"', holds: false },
    ]);
  });
});

describe('an invalid selector', () => {
  it.each<[string, LabelSelector]>([
    ['In without values', { matchExpressions: [{ key: 'a', operator: 'In', values: [] }] }],
    ['NotIn without values', { matchExpressions: [{ key: 'a', operator: 'NotIn' }] }],
    ['Exists with values', { matchExpressions: [{ key: 'a', operator: 'Exists', values: ['x'] }] }],
    ['an unknown operator', { matchExpressions: [{ key: 'a', operator: 'Is' as 'In', values: ['x'] }] }],
    ['a key that is none', { matchLabels: { 'a b': 'x' } }],
    ['a key with two slashes', { matchLabels: { 'a/b/c': 'x' } }],
    ['a prefix in upper case', { matchLabels: { 'Example.com/a': 'x' } }],
    ['a value that no label has', { matchLabels: { a: 'x y' } }],
    ['a value that is too long', { matchLabels: { a: 'x'.repeat(64) } }],
  ])('is refused: %s', (_, any) => {
    expect(findSelectorErrors(any)).toHaveLength(1);
    expect(() => matchesSelector({}, any)).toThrow('the selector is invalid');
    expect(() => explainSelector({}, any)).toThrow('the selector is invalid');
  });

  it('may have values of any text where parameters are meant', () => {
    const any = { matchLabels: { server: 'https://lab.example.com' } };
    expect(matchesSelector({ server: 'https://lab.example.com' }, any, 'any text')).toBe(true);
  });
});
