import fc from 'fast-check';
import { parse } from 'yaml';
import { UnserialisableError } from '@strata/kubernetes';
import { HEADER_MARK } from '@strata/model';
import { serialise } from './serialise';

const VERSIONS = ['1.1', '1.2'] as const;

const body = (data: unknown): string => serialise(data, ['a']).split('\n').slice(2).join('\n');

/** Words that one version of YAML or the other takes for something else than a text. */
const TRICKY = [
  ...['yes', 'No', 'on', 'OFF', 'y', 'N', 'true', 'False', '~', 'null', 'NULL', ''],
  ...['0o17', '017', '08', '0x1F', '0b11', '1_000', '+1', '-0', '1e3', '1.5E-3', '.5', '1.', '1,000'],
  ...['.inf', '-.INF', '+.Inf', '.nan', '9007199254740993', '12:30:45', '190:20:30.15', '-1:2'],
  ...['2001-12-14', '2001-12-14t21:59:43.10-05:00', '<<', '=', '-', '?', ':', '---', '...', '--- a'],
  ...[
    '- a',
    '? a',
    'a: b',
    'a:',
    'a #b',
    '#a',
    '!a',
    '&a',
    '*a',
    '%a',
    '@a',
    '`a',
    '|',
    '>',
    '{a',
    '[a',
    ',',
  ],
  ...['"a"', "'a'", 'a"b', "it's", '\\n', '{{ .name }}', '*.example.com'],
  ...[
    ' a',
    'a ',
    '\ta',
    'a\tb',
    'a\n',
    'a\n\n',
    '\na',
    'a\nb',
    'a \nb',
    'a\n  b\n',
    '  a\nb',
    ' \n',
    'a\n\tb\n',
    '\n',
  ],
  ...[
    '\r',
    'a\r\nb',
    '\u0000',
    '\u0007',
    '\u007f',
    'a\u0085b',
    'a\u2028b',
    'a\u2029b',
    '\ufeffa',
    '\u00a0',
    '\uffff',
  ],
  ...['grüße', '日本語', '😀', 'e\u0301', 'x'.repeat(300), `${'word '.repeat(60)}end`],
];

const tricky = fc.oneof(
  fc.constantFrom(...TRICKY),
  fc
    .array(fc.constantFrom(...TRICKY, ' ', '\n', ':', '#', 'a', '0'), { maxLength: 4 })
    .map((parts) => parts.join('')),
  fc.string({ unit: 'binary' }),
);

/** Keys that JavaScript keeps in the order in which they were added. */
const key = fc.oneof(
  fc.constantFrom('name', 'kind', 'metadata', 'apiVersion', 'namespace'),
  fc.stringMatching(/^[a-z]{1,3}$/),
);
const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small' },
    fc.oneof(
      fc.string(),
      fc.integer(),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.boolean(),
      fc.constant(null),
    ),
    fc.array(tie('tree'), { maxLength: 3 }),
    fc.dictionary(key, tie('tree'), { maxKeys: 5 }),
  ),
}));

const reverseKeys = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(reverseKeys);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, field]) => [name, reverseKeys(field)]),
  );
};

describe('serialise', () => {
  it('starts with a header that names the sources', () => {
    const [first, second] = serialise({ a: 1 }, ['libs/addons/web', 'environments/base']).split('\n');
    expect(first).toBe(`${HEADER_MARK}libs/addons/web, environments/base.`);
    expect(second).toMatch(/^# Do not edit/);
  });

  it('puts what an object is first, and everything else in the order of code points', () => {
    const data = {
      spec: 1,
      Zone: 2,
      ähnlich: 3,
      metadata: { b: 1, namespace: 'web', a: 2, name: 'x' },
      kind: 'K',
      apiVersion: 'v1',
    };
    expect(body(data)).toBe(
      [
        'apiVersion: v1',
        'kind: K',
        'metadata:',
        '  name: x',
        '  namespace: web',
        '  a: 2',
        '  b: 1',
        'Zone: 2',
        'spec: 1',
        'ähnlich: 3',
        '',
      ].join('\n'),
    );
  });

  it('does not depend on the order of keys', () => {
    fc.assert(fc.property(tree, (data) => expect(body(reverseKeys(data))).toBe(body(data))));
  });

  it.each(VERSIONS)('gives a reader of YAML %s the same data', (version) => {
    fc.assert(
      fc.property(tree, (data) => {
        const back: unknown = parse(body(data), { version });
        expect(JSON.stringify(reverseKeys(back))).toBe(JSON.stringify(reverseKeys(parse(body(data)))));
        // The sign of zero is the one thing that JSON loses.
        expect(JSON.parse(JSON.stringify(back))).toEqual(JSON.parse(JSON.stringify(data)));
      }),
    );
  });

  it.each(VERSIONS)('keeps every string for a reader of YAML %s, as value, key and item', (version) => {
    const check = (text: string): void => {
      const data = { value: text, list: [text], map: { [text]: [{ deep: text }] } };
      expect(parse(body(data), { version })).toEqual(data);
    };
    TRICKY.forEach(check);
    fc.assert(fc.property(tricky, check), { numRuns: 500 });
  });

  it('writes a shared object out at every place', () => {
    const shared = { a: 1, list: [1, 2] };
    const text = body({ one: shared, two: shared, three: [shared.list, shared.list] });
    expect(text).not.toMatch(/[&*]/);
    expect(parse(text)).toEqual({ one: shared, two: shared, three: [shared.list, shared.list] });
  });

  it('does not fold long lines', () => {
    expect(
      body({ text: 'word '.repeat(100).trim() })
        .trim()
        .split('\n'),
    ).toHaveLength(1);
  });

  it('keeps texts of several lines readable', () => {
    expect(body({ script: '#!/bin/sh\nset -e\n\techo "hello"\n' })).toBe(
      'script: |\n  #!/bin/sh\n  set -e\n  \techo "hello"\n',
    );
  });

  it('leaves fields out that are undefined', () => {
    expect(body({ a: undefined, b: { c: undefined } })).toBe('b: {}\n');
  });

  it.each<[string, unknown]>([
    ['NaN', NaN],
    ['infinity', -Infinity],
    ['a function', () => 1],
    ['a symbol', Symbol('x')],
    ['a bigint', 1n],
    ['an undefined item', [undefined]],
    ['a Date', new Date(0)],
    ['a Map', new Map([['a', 1]])],
  ])('throws on %s, however deep', (_, value) => {
    expect(() => serialise({ a: [{ b: value }] }, [])).toThrow(UnserialisableError);
  });
});
