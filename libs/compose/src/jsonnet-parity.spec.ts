import { compose } from './composition';
import { fail, itGives, stack } from './jsonnet/row';
import type { Fields, Scope, Values } from './jsonnet/row';
import { findJsonnet, runJsonnet } from './jsonnet/run-jsonnet';
import { withOrigin } from './layer';
import type { Assertion } from './layer';
import { append, extend, hidden, prepend, replace, visible } from './operators';
import { mergePatch } from './patches';

const jsonnet = findJsonnet();

/** Assertions that fail on the final object of two layers: the lower gives `port: 80`, the upper something else. */
function failuresOf(assertion: Assertion<Values>, port: number): string[] {
  const layers = [{ port: 80 }, { port }].map((fields, index) =>
    withOrigin({ fields, assertions: index === 1 ? [assertion as never] : [] }, { name: 'x', file: 'x.ts' }),
  );
  return compose(layers)
    .evaluate()
    .problems.map(({ message }) => message);
}

describe('objects as in Jsonnet', () => {
  const without: Fields = {};

  itGives(
    'join, and the upper one wins',
    { a: 2, b: 1 },
    [{ a: 1, b: 1 }, { a: 2 }],
    '{a: 1, b: 1} + {a: 2}',
  );

  itGives(
    'merge nested maps',
    { m: { a: 1, b: 2 } },
    [{ m: { a: 1 } }, { m: { b: 2 } }],
    '{m: {a: 1}} + {m+: {b: 2}}',
  );

  itGives(
    'replace nested maps where a layer says so',
    { m: { b: 2 } },
    [{ m: { a: 1 } }, { m: replace({ b: 2 }) }],
    '{m: {a: 1}} + {m: {b: 2}}',
  );

  itGives(
    'bind self late',
    { a: 2, b: 3 },
    [{ a: 1, b: ({ self }: Scope) => self.a + 1 }, { a: 2 }],
    '{a: 1, b: self.a + 1} + {a: 2}',
  );

  itGives(
    'show super in nested maps and in a mixin that applies twice',
    { m: { n: 4 }, n: 11 },
    [
      { n: 1, m: { n: 0 } },
      ...Array<Fields>(2).fill({
        n: ({ super: below }: Scope) => below.n + 5,
        m: { n: ({ super: below }: Scope) => below.n + 2 },
      }),
    ],
    'local mixin = {n: super.n + 5, m+: {n: super.n + 2}}; {n: 1, m: {n: 0}} + mixin + mixin',
  );

  itGives(
    'keep self final in what super shows',
    { a: 2, b: 20 },
    [
      { a: 1, b: ({ self }: Scope) => self.a },
      { a: 2, b: ({ super: below }: Scope) => below.b * 10 },
    ],
    '{a: 1, b: self.a} + {a: 2, b: super.b * 10}',
  );

  itGives(
    'read the root through $',
    { a: 2, m: { m: { b: 2 } } },
    [{ a: 1, m: { m: { b: ({ $ }: Scope) => $.a } } }, { a: 2 }],
    '{a: 1, m: {m: {b: $.a}}} + {a: 2}',
  );

  itGives(
    'ask whether layers below have a field',
    { a: false, b: true },
    [
      { a: ({ super: below }: Scope) => 'x' in below },
      { x: hidden(1) },
      { b: ({ super: below }: Scope) => 'x' in below },
    ],
    '{a: "x" in super} + {x:: 1} + {b: "x" in super}',
  );

  itGives(
    'inherit that a field is hidden, until it is shown',
    { b: 2, c: 3 },
    [
      { a: hidden(1), b: hidden(1), c: 3 },
      { a: 2, b: visible(2) },
    ],
    '{a:: 1, b:: 1, c: 3} + {a: 2, b::: 2}',
  );

  itGives(
    'compute keys, and leave fields out',
    { ab: 1 },
    [{ ['a' + 'b']: 1, ...without }],
    '{["a" + "b"]: 1, [if 1 > 2 then "c"]: 1}',
  );

  itGives(
    'are made by comprehensions',
    { list: [20, 30], map: { x1: 11, x2: 12 }, n: 10 },
    [
      {
        n: 10,
        list: ({ self }: Scope) => [1, 2, 3].filter((x) => x > 1).map((x) => () => x * self.n),
        map: Object.fromEntries([1, 2].map((x) => [`x${x}`, ({ $ }: Scope) => x + $.n])),
      },
    ],
    '{n: 10, list: [x * self.n for x in [1, 2, 3] if x > 1], map: {["x" + x]: x + $.n for x in [1, 2]}}',
  );

  itGives(
    'hold locals that see self',
    { a: 2, b: 4 },
    [
      (() => {
        const double = ({ self }: Scope): number => self.a * 2;
        return { a: 1, b: double };
      })(),
      { a: 2 },
    ],
    '{local double = self.a * 2, a: 1, b: double} + {a: 2}',
  );

  itGives(
    'hold methods with default arguments',
    { a: 2, b: [3, 12] },
    [
      {
        a: 1,
        plus: hidden(
          ({ self }: Scope) =>
            (x: number, y = 1): number =>
              self.a + x * y,
        ),
        b: ({ self }: Scope) => [self.plus(1), self.plus(2, 5)],
      },
      { a: 2 },
    ],
    '{a: 1, plus(x, y=1):: self.a + x * y, b: [self.plus(1), self.plus(2, 5)]} + {a: 2}',
  );

  itGives(
    'join in an expression, with self bound to the joined object',
    { base: { a: 1, b: 1 }, other: { a: 5, b: 5, c: 6 } },
    [
      {
        base: { a: 1, b: ({ self }: Scope) => self.a },
        other: ({ $ }: Scope) => extend($.base, { a: 5, c: ({ self }: Scope) => self.b + 1 }),
      },
    ],
    '{base: {a: 1, b: self.a}, other: $.base + {a: 5, c: self.b + 1}}',
  );

  itGives(
    'stand in two places, each with its own self',
    { a: { x: 1, y: 1 }, b: { x: 2, y: 2 } },
    [{ a: { x: 1, y: ({ self }: Scope) => self.x }, b: replace(({ $ }: Scope) => $.a) }, { b: { x: 2 } }],
    '{a: {x: 1, y: self.x}, b: $.a} + {b+: {x: 2}}',
  );

  itGives(
    'tell their keys and whether they have one',
    { a: 1, keys: ['a', 'all', 'has', 'keys'], all: true, has: false },
    [
      {
        a: 1,
        h: hidden(1),
        keys: ({ self }: Scope) => Object.keys(self).sort(),
        all: ({ self }: Scope) => Object.hasOwn(self, 'h'),
        has: ({ self }: Scope) => Object.keys(self).includes('h'),
      },
    ],
    '{a: 1, h:: 1, keys: std.objectFields(self), all: std.objectHasAll(self, "h"), has: std.objectHas(self, "h")}',
  );
});

describe('evaluation as in Jsonnet', () => {
  itGives(
    'does not reach an error that nobody needs',
    { a: 1, b: 2 },
    [
      { a: fail, h: hidden(fail), b: ({ self }: Scope) => self.list.length, list: hidden([fail, fail]) },
      { a: 1 },
    ],
    '{a: error "x", h:: error "x", b: std.length(self.list), list:: [error "x", error "x"]} + {a: 1}',
  );

  itGives(
    'computes list elements late, also from one another',
    { a: 2, list: [2, 3, { x: 4, y: 4 }] },
    [
      {
        a: 1,
        list: [
          ({ self }: Scope) => self.a,
          ({ $ }: Scope) => ($.list[0] ?? NaN) + 1,
          { x: ({ $ }: Scope) => ($.list[1] ?? NaN) + 1, y: ({ self }: Scope) => self.x },
        ],
      },
      { a: 2 },
    ],
    '{a: 1, list: [self.a, $.list[0] + 1, {x: $.list[1] + 1, y: self.x}]} + {a: 2}',
  );

  itGives(
    'adds to lists below',
    { l: ['z', 'a', 'b'] },
    [{ l: ['a'] }, { l: append('b') }, { l: prepend('z') }],
    '{l: ["a"]} + {l+: ["b"]} + {l: ["z"] + super.l}',
  );

  itGives('keeps null as a value', { a: null }, [{ a: 1 }, { a: null }], '{a: 1} + {a: null}');

  itGives(
    'patches by RFC 7396',
    { a: { b: 1, d: [3] } },
    [{ a: { b: 1, c: 2, d: [1, 2] } }, { a: mergePatch({ c: null, d: [3] }) }],
    '{a: std.mergePatch({b: 1, c: 2, d: [1, 2]}, {c: null, d: [3]})}',
  );

  itGives(
    'computes with 64-bit floating point',
    { a: 9007199254740992, b: 0.30000000000000004, c: 3, d: 2 },
    [{ a: 2 ** 53 + 1, b: 0.1 + 0.2, c: 7 >> 1, d: 3 & 6 }],
    '{a: std.pow(2, 53) + 1, b: 0.1 + 0.2, c: 7 >> 1, d: 3 & 6}',
  );

  itGives(
    'writes values into texts',
    { a: 'x-7/007 1.50' },
    [{ a: `${'x'}-${7}/${String(7).padStart(3, '0')} ${(1.5).toFixed(2)}` }],
    '{a: "%s-%d/%03d %.2f" % ["x", 7, 7, 1.5]}',
  );

  it('gives inputs to every layer', () => {
    const fields = { url: ({ facts }: { facts: { domain: string } }) => `https://${facts.domain}` };
    expect(stack([fields], { facts: { domain: 'example.com' } }).data).toEqual({
      url: 'https://example.com',
    });
  });

  it('runs assertions of a layer on the final object, with super below the layer', () => {
    const grows: Assertion<Values> = ({ self, super: below }) =>
      self.port > below.port || `${self.port} after ${below.port}`;
    expect(failuresOf(grows, 81)).toEqual([]);
    expect(failuresOf(grows, 79)).toEqual(['79 after 80']);
  });

  it('names the fields that lead to an error, and the layer at fault', () => {
    const layers = [{ a: ({ $ }: Scope) => $.m.b, m: { b: ({ $ }: Scope) => $.c } }, { c: fail }];
    const [problem] = stack(layers).problems;
    expect(problem?.message).toBe('reached');
    expect(problem?.place.origin.file).toBe('1.ts');
    expect(problem?.details.trail?.map(({ path }) => path.join('.'))).toEqual(['a', 'm.b', 'c']);
  });

  it('names a cycle instead of filling the stack', async () => {
    const [problem] = stack([{ a: ({ $ }: Scope) => $.b, b: ({ $ }: Scope) => $.a }]).problems;
    expect(problem?.message).toBe('a → b → a');
    if (jsonnet === undefined) return;
    expect(await runJsonnet(jsonnet, '{a: $.b, b: $.a}')).toHaveProperty('failure');
  });

  it('gives the same object to TypeScript, lazily', () => {
    const place = { name: 'x', file: 'x.ts' };
    const { value } = compose<Values>([withOrigin({ fields: { a: 1, b: fail }, assertions: [] }, place)]);
    expect(value.a).toBe(1);
    expect(() => value.b as unknown).toThrow('reached');
  });
});

describe('evaluation unlike Jsonnet', () => {
  it('takes a map that stands over a scalar', async () => {
    expect(stack([{ a: 1 }, { a: { b: 1 } }]).data).toEqual({ a: { b: 1 } });
    if (jsonnet === undefined) return;
    expect(await runJsonnet(jsonnet, '{a: 1} + {a+: {b: 1}}')).toHaveProperty('failure');
  });

  it('takes undefined as nothing said', () => {
    expect(stack([{ a: 1 }, { a: () => undefined }]).data).toEqual({ a: 1 });
  });

  it('computes every item of a list that is spread', () => {
    const length = { n: ({ self }: Scope) => self.list.length };
    const below = { list: hidden([fail]) };
    expect(stack([length, below, { list: append(1) }])).toEqual({ data: { n: 2 }, problems: [] });
    const spread = ({ super: lower }: Scope): number[] => [...lower.list, 1];
    expect(stack([length, below, { list: spread }]).problems).toHaveLength(1);
  });
});
