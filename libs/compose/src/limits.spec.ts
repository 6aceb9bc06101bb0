import { compose } from './composition';
import { MAX_DEPTH, MAX_JOINED, MAX_WAITING } from './evaluation';
import { withOrigin } from './layer';
import type { Layer } from './layer';
import { append, extend, hidden, mergeBy, remove, replace } from './operators';

type Fields = Record<string, unknown>;

const place = (fields: Fields, name = 'x'): Layer =>
  withOrigin({ fields, assertions: [] }, { name, file: `${name}.ts` });

const evaluate = (...layers: Fields[]) =>
  compose<Fields>(layers.map((fields, index) => place(fields, String(index)))).evaluate();

/** `{ a: { a: … value } }`, or lists instead of maps. */
const nest = (depth: number, value: unknown, wrap: (inner: unknown) => unknown = (a) => ({ a })): unknown =>
  Array.from({ length: depth }).reduce((inner) => wrap(inner), value);

describe('a composition', () => {
  it('takes 10,000 keys from each of 100 layers', () => {
    const keys = Array.from({ length: 10_000 }, (_, index) => `key${index}`);
    const layers = Array.from({ length: 100 }, (_, layer) =>
      Object.fromEntries(keys.map((key) => [key, `${key} of ${layer}`])),
    );
    const late = { key0: ({ self }: { self: Fields }) => self['key1'] };
    const { data, problems } = evaluate(...layers, late);
    expect(problems).toEqual([]);
    expect(Object.keys(data)).toHaveLength(10_000);
    expect([data['key0'], data['key9999']]).toEqual(['key1 of 99', 'key9999 of 99']);
  });

  it('asks each layer once for a value that every layer computes from the one below', () => {
    let calls = 0;
    const double = {
      value: ({ super: below }: { super: Fields }) => {
        calls += 1;
        return (below['value'] as number) + (below['value'] as number) - 1;
      },
    };
    const { data } = evaluate({ value: 2 }, ...Array.from({ length: 50 }, () => double));
    expect(data['value']).toBe(2 ** 50 + 1);
    expect(calls).toBe(50);
  });

  it.each([
    ['maps of data', nest(MAX_DEPTH - 2, 'leaf')],
    ['lists of data', nest(MAX_DEPTH - 2, 'leaf', (inner) => [inner])],
    ['maps around a function', nest(MAX_DEPTH - 2, () => 'leaf')],
    [
      'lists around a function',
      nest(
        MAX_DEPTH - 2,
        () => 'leaf',
        (inner) => [inner],
      ),
    ],
  ])('takes %s that nest to the limit', (_, deep) => {
    expect(evaluate({ deep }, { other: 1 }).problems).toEqual([]);
  });

  it.each([
    ['maps of data', nest(5000, 'leaf')],
    ['lists of data', nest(5000, 'leaf', (inner) => [inner])],
    ['maps around a function', nest(5000, () => 'leaf')],
    [
      'lists around a function',
      nest(
        5000,
        () => 'leaf',
        (inner) => [inner],
      ),
    ],
    ['functions that return maps', nest(5000, 'leaf', (inner) => () => ({ a: inner }))],
  ])('refuses %s that nest deeper, with the limit and the layer', (_, deep) => {
    const { problems } = evaluate({ fine: 1 }, { deep });
    expect(problems.map(({ kind, message, place: at }) => [kind, message, at.origin.file])).toEqual([
      ['depth', `nests deeper than ${MAX_DEPTH} levels`, '1.ts'],
    ]);
  });

  it.each([append(1), hidden(1), replace([1]), remove()])(
    'refuses an operator as an item of a list',
    (operator) => {
      const problems = [evaluate({ list: [operator] }), evaluate({ list: append(operator) })].flatMap(
        (evaluation) => evaluation.problems.map(({ kind, path }) => [kind, path]),
      );
      expect(problems).toEqual([
        ['merge', ['list', 0]],
        ['merge', ['list', 0]],
      ]);
    },
  );

  it('refuses a map that contains itself', () => {
    const around: Fields = {};
    around['inner'] = around;
    around['again'] = around;
    expect(evaluate({ around }).problems.map(({ kind }) => kind)).toEqual(['depth']);
  });

  it('takes a chain of references to the limit, and refuses a longer one', () => {
    const chain = (length: number): Fields =>
      Object.fromEntries(
        Array.from({ length }, (_, index) => [
          `f${index}`,
          index === length - 1 ? 'end' : ({ $ }: { $: Fields }) => $[`f${index + 1}`],
        ]),
      );
    const { data, problems } = evaluate(chain(MAX_WAITING));
    expect([data['f0'], problems]).toEqual(['end', []]);
    const [problem] = evaluate(chain(5000)).problems;
    expect([problem?.kind, problem?.message]).toEqual([
      'depth',
      `more than ${MAX_WAITING} fields wait for one another`,
    ]);
  });

  it('refuses objects that double until nothing could hold them', () => {
    const double = {
      m: ({ super: below }: { super: Fields }) => extend(below['m'] as object, below['m'] as object),
    };
    const { problems } = evaluate({ m: { a: 1 } }, ...Array.from({ length: 40 }, () => double));
    expect(problems.map(({ kind, message }) => [kind, message])).toEqual([
      ['depth', `more than ${MAX_JOINED} objects are joined`],
    ]);
  });

  it('reports a function that calls itself without end', () => {
    const forever = (): unknown => [forever()];
    const [problem] = evaluate({ forever }).problems;
    expect([problem?.kind, problem?.path]).toEqual(['depth', ['forever']]);
  });

  it('pollutes no prototype, whichever operation brings the key', () => {
    const evil = JSON.parse(
      '{"__proto__": {"polluted": 1}, "constructor": {"prototype": {"polluted": 1}}}',
    ) as Fields;
    const late = { m: { x: () => evil }, list: [{ name: 'a' }] };
    const above = {
      m: { x: evil },
      list: mergeBy('name', { name: 'a', ...evil }),
      e: () => extend(evil, evil),
    };
    const composition = compose<Fields>([evil, late, above, evil].map((fields) => place(fields)));
    const { data } = composition.evaluate();
    expect(({} as Fields)['polluted']).toBeUndefined();
    expect(Object.getPrototypeOf(data)).toBe(Object.prototype);
    expect(Object.keys(data['m'] as object)).toEqual(['x']);
    expect(Object.keys((data['m'] as Fields)['x'] as object)).toEqual(['__proto__', 'constructor']);
    expect(Object.keys(data['e'] as object)).toEqual(['__proto__', 'constructor']);
    expect([...composition.leaves()].length).toBeGreaterThan(5);
    expect(({} as Fields)['polluted']).toBeUndefined();
  });

  it('lets nobody change what others see', () => {
    const change = (run: (self: Fields) => void) => ({
      labels: { a: 1 },
      list: [() => 1],
      x: ({ self }: { self: Fields }) => run(self),
    });
    const messages = [
      change((self) => (self['labels'] = 2)),
      change((self) => delete self['labels']),
      change((self) => Object.assign(self['labels'] as object, { b: 1 })),
      change((self) => (self['list'] as unknown[]).push(2)),
    ].map((fields) => evaluate(fields).problems.map(({ kind, path }) => [kind, path]));
    for (const problems of messages) expect(problems).toEqual([['evaluation', ['x']]]);
  });
});
