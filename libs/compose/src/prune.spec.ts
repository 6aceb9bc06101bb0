import { prune } from './prune';

describe('prune', () => {
  it('leaves out null and what is empty, at every depth, and keeps what only looks empty', () => {
    const data = {
      a: null,
      b: [],
      c: { d: {}, e: [null, [undefined]] },
      f: 0,
      g: '',
      h: false,
      i: [0, null, { j: 1 }],
    };
    const before = JSON.stringify(data);
    expect(prune(data)).toEqual({ f: 0, g: '', h: false, i: [0, { j: 1 }] });
    expect(JSON.stringify(data)).toBe(before);
  });

  it('gives undefined where nothing is left', () => {
    expect([null, {}, [[], {}]].map(prune)).toEqual([undefined, undefined, undefined]);
  });

  it('keeps a key named __proto__ a key', () => {
    const pruned = prune(JSON.parse('{"__proto__": {"a": 1, "b": null}}'));
    expect(JSON.stringify(pruned)).toBe('{"__proto__":{"a":1}}');
    expect(({} as Record<string, unknown>)['a']).toBeUndefined();
  });
});
