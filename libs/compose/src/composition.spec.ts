import { compose } from './composition';
import { ComposeError } from './errors';
import { layer, withOrigin } from './layer';
import type { Assertion, Fields, Layer } from './layer';
import { append, hidden, mergeBy, prepend, remove, replace, visible } from './operators';

interface Service {
  name: string;
  host: string;
  url: string;
  domain: string;
  port: number;
  labels: Record<string, string>;
  nested: { a: number; b: number; sum: number };
  hosts: string[];
  env: { name: string; value?: string; from?: string }[];
}

const place = (name: string, fields: Fields<Service>, ...assertions: Assertion<Service>[]): Layer =>
  withOrigin(layer<Service>(fields, ...assertions), { name, file: `${name}.ts` });

const evaluate = (...layers: Layer[]): unknown => {
  const { data, problems } = compose<Service>(layers).evaluate();
  expect(problems).toEqual([]);
  return data;
};

describe('compose', () => {
  it('lets the upper layer win and merges maps', () => {
    const base = place('base', { port: 80, labels: { app: 'web', tier: 'front' } });
    const above = place('above', { port: 8080, labels: { tier: 'back' } });
    expect(evaluate(base, above)).toEqual({ port: 8080, labels: { app: 'web', tier: 'back' } });
  });

  it('shows a late-bound field the value that a layer above gives', () => {
    const base = place('base', { name: 'web', host: ({ self }) => `${self.name}.example.com` });
    expect(evaluate(base, place('above', { name: 'shop' }))).toEqual({
      name: 'shop',
      host: 'shop.example.com',
    });
  });

  it('binds self to the nearest map and $ to the root', () => {
    const base = place('base', {
      port: 7,
      nested: { a: 1, b: ({ $ }) => $.port, sum: ({ self }) => self.a + self.b },
    });
    expect(evaluate(base, place('above', { nested: { a: 10 } }))).toMatchObject({
      nested: { a: 10, b: 7, sum: 17 },
    });
  });

  it('shows super what the layers below make, with self still bound to the final object', () => {
    const base = place('base', { name: 'web', host: ({ self }) => `${self.name}.example.com` });
    const above = place('above', { name: 'shop', host: ({ super: below }) => `www.${below.host}` });
    const top = place('top', { host: ({ super: below }) => `${below.host}:443` });
    expect(evaluate(base, above, top)).toMatchObject({ host: 'www.shop.example.com:443' });
  });

  it('shows super inside nested maps', () => {
    const base = place('base', { nested: { a: 1 } });
    const above = place('above', { nested: { a: ({ super: below }) => below.a + 1 } });
    expect(evaluate(base, above, above)).toEqual({ nested: { a: 3 } });
  });

  it('gives inputs to late-bound fields beside self, super and $', () => {
    const source = layer<Service, { zone: string }>({ domain: ({ zone }) => `${zone}.example.com` });
    const composition = compose<Service>([withOrigin(source, { name: 'a', file: 'a.ts' })], { zone: 'lab' });
    expect(composition.evaluate().data).toEqual({ domain: 'lab.example.com' });
  });

  it('merges a computed map with the map below and under the map above', () => {
    const base = place('base', { labels: { a: '1' } });
    const computed = place('computed', { name: 'web', labels: ({ $ }) => ({ app: $.name }) });
    const above = place('above', { labels: { b: '2' } });
    expect(evaluate(base, computed, above)).toMatchObject({ labels: { a: '1', app: 'web', b: '2' } });
  });

  it('falls back to the layers below where a late-bound field gives undefined', () => {
    const above = place('above', { port: () => undefined as unknown as number });
    expect(evaluate(place('base', { port: 80 }), above)).toEqual({ port: 80 });
  });

  it('hides fields that others can read, and shows them again when a layer above says so', () => {
    const base = place('base', { domain: hidden('example.com'), host: ({ self }) => `web.${self.domain}` });
    expect(evaluate(base)).toEqual({ host: 'web.example.com' });
    expect(evaluate(base, place('above', { domain: 'example.org' }))).toEqual({ host: 'web.example.org' });
    expect(evaluate(base, place('above', { domain: visible('example.org') }))).toMatchObject({
      domain: 'example.org',
    });
  });

  it('replaces a map as a whole and removes fields', () => {
    const base = place('base', { port: 80, labels: { app: 'web' } });
    expect(evaluate(base, place('above', { labels: replace({ x: 'y' }), port: remove() }))).toEqual({
      labels: { x: 'y' },
    });
    expect(evaluate(base, place('remove', { port: remove() }), place('again', { port: 1 }))).toMatchObject({
      port: 1,
    });
  });

  it('notes the inputs that a value was computed from, also one that is passed on as a whole', () => {
    const inputs = { facts: { storage: { server: 's', paths: ['/a'] }, zone: 'z' } };
    const fields = {
      whole: ({ facts }: typeof inputs) => facts.storage,
      inside: ({ facts }: typeof inputs) => ({ storage: facts.storage, zone: facts.zone }),
    };
    const layers = [withOrigin({ fields, assertions: [] }, { name: 'x', file: 'x.ts' })];
    const composition = compose(layers, inputs, { trackInputs: true });
    expect(composition.evaluate()).toEqual({
      data: { whole: inputs.facts.storage, inside: inputs.facts },
      problems: [],
    });
    const read = (...path: string[]) => composition.provenance(path)?.inputs.map((input) => input.join('.'));
    expect(read('whole', 'server')).toContain('facts.storage');
    expect(read('inside', 'storage', 'server')).toContain('facts.storage');
    expect(read('inside', 'zone')).toContain('facts.zone');
  });

  it('forgets that a removed field was hidden', () => {
    const base = place('base', { domain: hidden('example.com') });
    expect(evaluate(base, place('less', { domain: remove() }), place('again', { domain: 'a' }))).toEqual({
      domain: 'a',
    });
  });

  it('replaces lists unless an operation says otherwise', () => {
    const base = place('base', { hosts: ['a', 'b'] });
    expect(evaluate(base, place('above', { hosts: ['c'] }))).toEqual({ hosts: ['c'] });
    expect(evaluate(base, place('x', { hosts: append('c') }), place('y', { hosts: prepend('z') }))).toEqual({
      hosts: ['z', 'a', 'b', 'c'],
    });
  });

  it('merges list elements by key and appends the others', () => {
    const base = place('base', {
      env: [
        { name: 'A', value: '1', from: 'x' },
        { name: 'B', value: '2' },
      ],
    });
    const above = place('above', {
      env: mergeBy('name', { name: 'A', value: '9' }, { name: 'C', value: '3' }),
    });
    expect(evaluate(base, above)).toEqual({
      env: [
        { name: 'A', value: '9', from: 'x' },
        { name: 'B', value: '2' },
        { name: 'C', value: '3' },
      ],
    });
  });

  it('computes late-bound fields inside list elements', () => {
    const base = place('base', {
      name: 'web',
      env: [{ name: 'HOST', value: ({ $ }) => $ as unknown as string }],
    });
    const named = place('base', {
      name: 'web',
      hosts: [({ $ }) => `${$.name}.example.com`],
      env: [{ name: 'X', value: ({ $ }) => $.name }],
    });
    expect(evaluate(named)).toMatchObject({ hosts: ['web.example.com'], env: [{ name: 'X', value: 'web' }] });
    expect(base.fields['env']).toHaveLength(1);
  });

  it('does not compute a field that nobody reads', () => {
    const base = place('base', {
      port: () => {
        throw new Error('unused');
      },
      name: 'web',
    });
    expect(compose<Service>([base]).value.name).toBe('web');
    expect(evaluate(base, place('above', { port: 1 }))).toEqual({ port: 1, name: 'web' });
  });

  it('collects every field that cannot be computed, with its layer', () => {
    const fail = (text: string) => () => {
      throw new Error(text);
    };
    const base = place('base', {
      port: fail('one'),
      name: fail('two'),
      host: ({ self }) => `${self.name}.x`,
    });
    const { problems } = compose<Service>([base]).evaluate();
    expect(problems.map(({ message, path, place }) => [message, path, place.origin.file])).toEqual([
      ['one', ['port'], 'base.ts'],
      ['two', ['name'], 'base.ts'],
    ]);
  });

  it('writes a cycle out', () => {
    const base = place('base', {
      name: ({ $ }) => $.host,
      host: ({ $ }) => $.nested.a as unknown as string,
      nested: { a: ({ $ }) => $.name as unknown as number },
    });
    const [problem] = compose<Service>([base]).evaluate().problems;
    expect(problem).toBeInstanceOf(ComposeError);
    expect(problem?.kind).toBe('cycle');
    expect(problem?.message).toBe('name → host → nested.a → name');
  });

  it('runs assertions of every layer on the final object', () => {
    const base = place(
      'base',
      { port: 80 },
      ({ self }) => self.port < 1024 || `port ${self.port} is not privileged`,
    );
    expect(compose<Service>([base]).evaluate().problems).toEqual([]);
    const { problems } = compose<Service>([base, place('above', { port: 8080 })]).evaluate();
    expect(problems.map(({ kind, message, place }) => [kind, message, place.origin.name])).toEqual([
      ['assertion', 'port 8080 is not privileged', 'base'],
    ]);
  });

  it('shows an assertion as super the layers below its own', () => {
    const low = place('low', { port: 1 });
    const high = place(
      'high',
      { port: 2 },
      ({ super: below }) => below.port === 1 || `below is ${below.port}`,
    );
    expect(compose<Service>([low, high]).evaluate().problems).toEqual([]);
    const [problem] = compose<Service>([low, place('top', { port: 3 }), high]).evaluate().problems;
    expect(problem?.message).toBe('below is 3');
  });

  it('refuses a list operation on something else', () => {
    const above = place('above', { labels: append('x') as never });
    const [problem] = compose<Service>([place('base', { labels: { a: 'b' } }), above]).evaluate().problems;
    expect([problem?.kind, problem?.place.origin.name]).toEqual(['merge', 'above']);
  });

  it('reports data that nests without end instead of overflowing the stack', () => {
    let deep: Record<string, unknown> = {};
    for (let level = 0; level < 5000; level++) deep = { deep };
    const source = withOrigin({ fields: deep, assertions: [] }, { name: 'deep', file: 'deep.yaml' });
    const [problem] = compose([source]).evaluate().problems;
    expect(problem?.kind).toBe('depth');
  });

  it('reports a list that contains itself', () => {
    const around = { list: [{ inner: { list: ({ $ }: { $: Record<string, unknown> }) => $['list'] } }] };
    const source = withOrigin({ fields: around, assertions: [] }, { name: 'x', file: 'x.ts' });
    const [problem] = compose([source]).evaluate().problems;
    expect([problem?.kind, problem?.place.origin.file]).toEqual(['depth', 'x.ts']);
    expect(() => [...compose([source]).leaves()]).toThrow(ComposeError);
  });

  it('keeps keys such as __proto__ harmless', () => {
    const fields = JSON.parse('{"__proto__": {"polluted": true}, "constructor": 1}') as Record<
      string,
      unknown
    >;
    const { data } = compose([
      withOrigin({ fields, assertions: [] }, { name: 'x', file: 'x.yaml' }),
    ]).evaluate();
    expect(Object.keys(data as object)).toEqual(['__proto__', 'constructor']);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('tells for every leaf which layer won, which lost, and where in the layer', () => {
    const base = place('base', { port: 80, labels: { app: 'web', tier: 'front' }, hosts: ['a'] });
    const above = place('above', { port: 81, labels: { tier: 'back' }, hosts: append('b') });
    const composition = compose<Service>([base, above]);
    const leaves = [...composition.leaves()].map(({ path, winner, overridden }) => [
      path.join('.'),
      [winner.origin.name, ...winner.path].join(' '),
      overridden.map(({ place: lost, field }) => [lost.origin.name, ...lost.path, field].join(' ')),
    ]);
    expect(leaves).toEqual([
      ['port', 'above port', ['base port 80']],
      ['labels.app', 'base labels app', []],
      ['labels.tier', 'above labels tier', ['base labels tier front']],
      ['hosts.0', 'base hosts 0', []],
      ['hosts.1', 'above hosts $append 0', []],
    ]);
    const names = (...stack: unknown[]) => {
      const layers = stack.map((m, index) => place(String(index), { m } as never));
      return compose(layers)
        .provenance(['m', 'a'])
        ?.overridden.map(({ place: lost }) => lost.origin.name);
    };
    expect(names({ a: 1 }, { a: 2 }, 5, { a: 3 }, { a: 4 })).toEqual(['3', '2', '1', '0']);
    expect(composition.provenance(['labels', 'app'])?.winner.origin.name).toBe('base');
    expect(composition.provenance(['hosts', 1])?.winner.origin.name).toBe('above');
    expect(composition.provenance(['hosts', 2])).toBeUndefined();
    expect(composition.provenance(['absent'])).toBeUndefined();
  });
});
