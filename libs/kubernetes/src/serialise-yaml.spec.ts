import fc from 'fast-check';
import { stringify } from './yaml-scalars';
import { serialiseYaml, UnserialisableError } from './serialise-yaml';

const line = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    '',
    ' ',
    '  a',
    'a ',
    '\t',
    'a: b',
    '# a',
    '-',
    '---',
    'yes',
    '10.0.0.1/24',
    '0x1f',
    '1e3',
    'a:',
  ),
  fc.constantFrom(
    'https://example.com/a',
    'app.kubernetes.io/name',
    '{{ .name }}',
    '*.example.com',
    '"',
    "it's",
  ),
  fc.stringMatching(/^[\w./:=@+() -]{0,12}$/),
);
const text = fc.oneof(
  { weight: 3, arbitrary: line },
  fc.array(line, { maxLength: 5 }).map((lines) => lines.join('\n')),
  fc.array(line, { maxLength: 4 }).map((lines) => `${lines.join('\n')}\n`),
);
const number = fc.oneof(
  fc.integer(),
  fc.maxSafeInteger(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);
// JavaScript moves keys such as 7 to the front before the library sees them, and the library quotes the marks of
// documents only where they could be some.
const key = text.filter((name) => !/^(?:\d+$|---|\.\.\.)/.test(name));
const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'medium' },
    fc.oneof(text, number, fc.boolean(), fc.constant(null)),
    fc.array(tie('tree'), { maxLength: 4 }),
    fc.dictionary(key, tie('tree'), { maxKeys: 5 }),
  ),
}));

/** The same data with the keys of each map in the order of the written text. */
function order(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(order);
  if (typeof value !== 'object' || value === null) return value;
  const leading = ['apiVersion', 'kind', 'metadata', 'name', 'namespace'];
  const rank = (name: string): number => (leading.includes(name) ? leading.indexOf(name) : leading.length);
  const entries = Object.entries(value).sort(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : Number(a > b)));
  return Object.fromEntries(entries.map(([name, field]) => [name, order(field)]));
}

describe('serialiseYaml', () => {
  it('writes what the library writes, byte for byte', () => {
    fc.assert(
      fc.property(tree, (data) => expect(serialiseYaml(data)).toBe(stringify(order(data)))),
      { numRuns: Number(process.env['STRATA_RUNS'] ?? 500) },
    );
  });

  it('leaves out what is undefined, and writes a map of nothing else as empty', () => {
    expect(serialiseYaml({ a: undefined, b: { c: undefined }, d: [{ e: undefined }] })).toBe(
      'b: {}\nd:\n  - {}\n',
    );
  });

  it.each([
    ['a function', () => 1],
    ['a symbol', Symbol('a')],
    ['a bigint', 1n],
    ['a number', Number.NaN],
    ['a number', Number.POSITIVE_INFINITY],
    ['a Date', new Date(0)],
    ['a Map', new Map()],
    ['a undefined', undefined],
  ])('refuses %s', (name, value) => {
    for (const data of [[value], { a: [[value]] }, { a: { b: [{ c: [value] }] } }]) {
      expect(() => serialiseYaml(data)).toThrow(new UnserialisableError(`${name} cannot be written as YAML`));
    }
  });
});
