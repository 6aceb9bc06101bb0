import * as fc from 'fast-check';
import publishedSpecCases from 'json-patch-test-suite/spec_tests.json';
import publishedCases from 'json-patch-test-suite/tests.json';
import { compose } from './composition';
import { withOrigin } from './layer';
import { jsonPatch, mergePatch } from './patches';
import type { JsonPatchOperation } from './patches';

interface PublishedCase {
  readonly comment?: string;
  readonly doc: unknown;
  readonly patch: unknown;
  readonly expected?: unknown;
  readonly error?: string;
  readonly disabled?: boolean;
}

const evaluate = (below: Record<string, unknown>, above: Record<string, unknown>) =>
  compose(
    [below, above].map((fields, index) =>
      withOrigin({ fields, assertions: [] }, { name: `layer ${index}`, file: `${index}.ts` }),
    ),
  ).evaluate();

const apply = (doc: unknown, operations: unknown): unknown =>
  jsonPatch(operations as JsonPatchOperation[]).apply(doc);

const data = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom(null, true, 0, 1.5, '', 'text'),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('a', 'b', 'c', 'toString', 'a/b', '~'), tie('value'), {
      maxKeys: 3,
      noNullPrototype: true,
    }),
  ),
})).value;

describe('jsonPatch', () => {
  const cases = [...publishedSpecCases, ...publishedCases] as PublishedCase[];
  const active = cases.filter(({ disabled }) => disabled !== true);

  it('knows the published cases', () => expect(active).toHaveLength(91));

  it.each(
    active.map((published) => [published.comment ?? JSON.stringify(published.patch), published] as const),
  )('gives what the published case says: %s', (_, { doc, patch, expected, error }) => {
    if (error !== undefined) expect(() => apply(doc, patch)).toThrow();
    else if (expected !== undefined) expect(apply(doc, patch)).toEqual(expected);
    else expect(apply(doc, patch)).toEqual(doc);
  });

  const doc = { list: [1, { k: 2 }], map: { c: 3 } };

  it.each<[string, unknown, string]>([
    ['no list', { op: 'remove', path: '/a' }, 'takes a list of operations'],
    ['no map', ['remove'], 'operation 1: is not a map'],
    [
      'an unknown op',
      [{ op: 'set', path: '/a' }],
      'operation 1 (set /a): op is one of add, replace, test, remove, move, copy',
    ],
    ['an inherited op', [{ op: 'toString', path: '/a' }], 'operation 1 (toString /a): op is one of'],
    ['no value', [{ op: 'add', path: '/a' }], 'operation 1 (add /a): has no value'],
    ['no from', [{ op: 'copy', path: '/a' }], 'operation 1 (copy /a): has no from'],
    ['no path', [{ op: 'remove' }], 'operation 1: path is not a JSON pointer'],
    ['no pointer', [{ op: 'remove', path: 'a' }], '(remove a): the pointer "a" does not start with "/"'],
    ['a bad escape', [{ op: 'remove', path: '/a~2' }], 'a "~" is not followed by 0 or 1'],
    ['a prototype', [{ op: 'add', path: '/__proto__/x', value: 1 }], 'the key "__proto__" is forbidden'],
    [
      'a constructor',
      [{ op: 'add', path: '/constructor/prototype/x', value: 1 }],
      '"constructor" is forbidden',
    ],
    ['a from of a prototype', [{ op: 'copy', path: '/x', from: '/__proto__' }], '"__proto__" is forbidden'],
    [
      'a prototype in a value',
      [{ op: 'add', path: '/x', value: JSON.parse('{"__proto__":{}}') as unknown }],
      'is forbidden',
    ],
    ['a function', [{ op: 'add', path: '/x', value: () => 1 }], 'takes plain data'],
    ['an operator', [{ op: 'add', path: '/x', value: mergePatch({}) }], 'takes plain data'],
  ])('refuses %s before there is data', (_, operations, message) => {
    expect(() => jsonPatch(operations as JsonPatchOperation[])).toThrow(message);
  });

  it.each<[string, unknown[], string]>([
    [
      'a missing key',
      [{ op: 'remove', path: '/map/x' }],
      'operation 1 (remove /map/x): nothing is at "/map/x"',
    ],
    ['a missing map', [{ op: 'add', path: '/x/y/z', value: 1 }], 'nothing is at "/x"'],
    [
      'a value without keys',
      [{ op: 'add', path: '/map/c/x', value: 1 }],
      '"/map/c" is neither a map nor a list',
    ],
    ['an index behind the list', [{ op: 'add', path: '/list/3', value: 1 }], 'has no such index'],
    [
      'an index with a zero before',
      [{ op: 'replace', path: '/list/01', value: 1 }],
      'nothing is at "/list/01"',
    ],
    [
      'the length of a list',
      [{ op: 'replace', path: '/list/length', value: 0 }],
      'nothing is at "/list/length"',
    ],
    ['the end of a list', [{ op: 'remove', path: '/list/-' }], 'nothing is at "/list/-"'],
    ['an inherited key', [{ op: 'add', path: '/toString/x', value: 1 }], 'nothing is at "/toString"'],
    [
      'a failed test',
      [{ op: 'test', path: '/map/c', value: 4 }],
      '(test /map/c): "/map/c" has another value',
    ],
    ['a move into itself', [{ op: 'move', from: '/map', path: '/map/c' }], 'moves "/map" into itself'],
    [
      'a list that a move makes shorter',
      [{ op: 'move', from: '/list/0', path: '/list/2' }],
      'has no such index',
    ],
    [
      'the end of the value',
      [{ op: 'remove', path: '' }],
      '(remove the whole value): would remove the whole value',
    ],
    [
      'a later operation',
      [
        { op: 'remove', path: '/map/c' },
        { op: 'test', path: '/map/c', value: 3 },
      ],
      'operation 2 (test /map/c): nothing is at "/map/c"',
    ],
  ])('says what does not fit: %s', (_, operations, message) => {
    expect(() => apply(doc, operations)).toThrow(message);
    expect(doc).toEqual({ list: [1, { k: 2 }], map: { c: 3 } });
  });

  it('puts the value that a test names in no message', () => {
    const patch = [{ op: 'test', path: '/password', value: 'guess' }];
    const messageOf = (): string => {
      try {
        return String(apply({ password: 'right' }, patch));
      } catch (error) {
        return (error as Error).message;
      }
    };
    expect(messageOf()).not.toMatch(/guess|right/);
  });

  it('changes neither the data below nor the patch, and can be applied again', () => {
    const operations: JsonPatchOperation[] = [
      { op: 'add', path: '/new', value: { deep: [] } },
      { op: 'add', path: '/new/deep/-', value: 1 },
      { op: 'move', from: '/list/1', path: '/moved' },
      { op: 'add', path: '/moved/k', value: 3 },
    ];
    const before = JSON.stringify([doc, operations]);
    const patch = jsonPatch(operations);
    const expected = { list: [1], map: { c: 3 }, new: { deep: [1] }, moved: { k: 3 } };
    expect(patch.apply(doc)).toEqual(expected);
    expect(patch.apply(doc)).toEqual(expected);
    expect(JSON.stringify([doc, operations])).toBe(before);
  });

  it('leaves prototypes alone whatever the pointers are', () => {
    const pointer = fc
      .array(fc.constantFrom('__proto__', 'constructor', 'prototype', 'toString', 'a', '0', '-', 'length'), {
        maxLength: 3,
      })
      .map((tokens) => tokens.map((token) => `/${token}`).join(''));
    const operation = fc.record({
      op: fc.constantFrom('add', 'remove', 'replace', 'move', 'copy'),
      path: pointer,
      from: pointer,
      value: fc.constant({ polluted: true }),
    });
    const inherited = Object.getOwnPropertyDescriptor(Object.prototype, 'toString')?.value as object;
    const watched = [Object.prototype, Array.prototype, Function.prototype, Object, inherited];
    const before = watched.map((object) => Object.getOwnPropertyNames(object));
    fc.assert(
      fc.property(fc.array(operation, { minLength: 1, maxLength: 3 }), (operations) => {
        try {
          apply({ a: [{}, 'x'] }, operations);
        } catch {
          // Most pointers lead nowhere.
        }
        expect(watched.map((object) => Object.getOwnPropertyNames(object))).toEqual(before);
      }),
      { numRuns: 2000 },
    );
  });
});

/** RFC 7396, appendix A: original, patch, result. */
const APPENDIX_A: readonly (readonly [unknown, unknown, unknown])[] = [
  [{ a: 'b' }, { a: 'c' }, { a: 'c' }],
  [{ a: 'b' }, { b: 'c' }, { a: 'b', b: 'c' }],
  [{ a: 'b' }, { a: null }, {}],
  [{ a: 'b', b: 'c' }, { a: null }, { b: 'c' }],
  [{ a: ['b'] }, { a: 'c' }, { a: 'c' }],
  [{ a: 'c' }, { a: ['b'] }, { a: ['b'] }],
  [{ a: { b: 'c' } }, { a: { b: 'd', c: null } }, { a: { b: 'd' } }],
  [{ a: [{ b: 'c' }] }, { a: [1] }, { a: [1] }],
  [
    ['a', 'b'],
    ['c', 'd'],
    ['c', 'd'],
  ],
  [{ a: 'b' }, ['c'], ['c']],
  [{ a: 'foo' }, null, null],
  [{ a: 'foo' }, 'bar', 'bar'],
  [{ e: null }, { a: 1 }, { e: null, a: 1 }],
  [[1, 2], { a: 'b', c: null }, { a: 'b' }],
  [{}, { a: { bb: { ccc: null } } }, { a: { bb: {} } }],
];

/** The algorithm of RFC 7396, section 2. */
function mergeByTheRfc(target: unknown, patch: unknown): unknown {
  const isObject = (value: unknown): value is object =>
    typeof value === 'object' && value !== null && !Array.isArray(value);
  if (!isObject(patch)) return patch;
  const merged = new Map<string, unknown>(isObject(target) ? Object.entries(target) : []);
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) merged.delete(name);
    else merged.set(name, mergeByTheRfc(merged.get(name), value));
  }
  return Object.fromEntries(merged);
}

describe('mergePatch', () => {
  it.each(APPENDIX_A)('turns %j by %j into %j', (original, patch, result) => {
    expect(mergePatch(patch).apply(original)).toEqual(result);
  });

  it('does what the algorithm of the RFC does, and changes nothing that it is given', () => {
    fc.assert(
      fc.property(data, data, (original, patch) => {
        const before = JSON.stringify([original, patch]);
        expect(mergePatch(patch).apply(original)).toEqual(mergeByTheRfc(original, patch));
        expect(JSON.stringify([original, patch])).toBe(before);
      }),
      { numRuns: 500 },
    );
  });

  it('starts from nothing where no layer gives the field', () => {
    expect(mergePatch({ a: { b: 1, c: null } }).apply(undefined)).toEqual({ a: { b: 1 } });
  });

  it('gives data that later changes do not reach', () => {
    const patch = mergePatch({ list: [{ a: 1 }] });
    (patch.apply({}) as { list: { a: number }[] }).list[0]!.a = 2;
    expect(patch.apply({})).toEqual({ list: [{ a: 1 }] });
  });

  it.each(['__proto__', 'constructor', 'prototype'])(
    'refuses the key %s instead of losing what follows it',
    (key) => {
      const patch = JSON.parse(`{ "deep": [{ "${key}": { "polluted": true } }], "b": 1 }`) as unknown;
      expect(() => mergePatch(patch)).toThrow(`the key "${key}" is forbidden`);
      expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
    },
  );

  it('refuses late-bound functions in the patch', () => {
    expect(() => mergePatch({ a: () => 1 })).toThrow('a function around it can compute it');
  });
});

describe('a patch in a layer', () => {
  it('changes what the layers below give and merges with the layers above', () => {
    const below = withOrigin(
      { fields: { m: { a: 1, l: [1] } }, assertions: [] },
      { name: 'below', file: 'below' },
    );
    const patch = withOrigin(
      { fields: { m: jsonPatch([{ op: 'add', path: '/l/0', value: 0 }]) }, assertions: [] },
      { name: 'patch', file: 'patch' },
    );
    const above = withOrigin({ fields: { m: { a: 2 } }, assertions: [] }, { name: 'above', file: 'above' });
    expect(compose([below, patch, above]).evaluate().data).toEqual({ m: { a: 2, l: [0, 1] } });
  });

  it('can be computed from other fields', () => {
    const late = ({ $ }: { $: { replicas: number } }) => mergePatch({ replicas: $.replicas, paused: null });
    expect(evaluate({ replicas: 3, web: { paused: true } }, { web: late }).data).toEqual({
      replicas: 3,
      web: { replicas: 3 },
    });
  });

  it('fails with its name, its place and the operation', () => {
    const patch = jsonPatch([{ op: 'remove', path: '/x' }]);
    const { problems } = evaluate({ m: { a: 1 } }, { m: patch });
    expect(problems).toMatchObject([
      { kind: 'merge', path: ['m'], message: '$jsonPatch: operation 1 (remove /x): nothing is at "/x"' },
    ]);
  });
});
