import type { Addon } from '@strata/addon';
import fc from 'fast-check';
import { checkDependencies, findDependencies } from './dependencies';

/** Definitions by name, each with what it waits for. */
const catalogue = (graph: Readonly<Record<string, readonly string[]>>) => {
  const addons = new Map(
    Object.entries(graph).map(([name, dependsOn]) => [name, { name, dependsOn } as unknown as Addon]),
  );
  const definitionOf = (name: string) => addons.get(name);
  const addon = (name: string) => addons.get(name) as Addon;
  const check = (name: string) =>
    checkDependencies(
      { addon: addon(name), folder: name, definitionOrigin: { name, file: `${name}.ts` } },
      [...addons.keys()],
      definitionOf,
    ).map(({ code, message }) => `${code} ${message}`);
  return { find: (name: string) => findDependencies(addon(name), definitionOf), check };
};

describe('findDependencies', () => {
  it('gives the wave after the last of those that it waits for', () => {
    const { find } = catalogue({ crds: [], store: ['crds'], secrets: ['store'], web: ['crds', 'secrets'] });
    expect(['crds', 'store', 'secrets', 'web'].map((name) => find(name).wave)).toEqual([0, 1, 2, 3]);
    expect(find('web').addons.map(({ name }) => name)).toEqual(['crds', 'secrets', 'store']);
  });

  it('puts every addon after those that it waits for, in any graph without circles', () => {
    const graphs = fc.array(fc.array(fc.nat(20), { maxLength: 4 }), { minLength: 1, maxLength: 15 });
    fc.assert(
      fc.property(graphs, (edges) => {
        const graph = Object.fromEntries(
          edges.map((targets, index) => [
            `a${index}`,
            targets.filter((target) => target < index).map((target) => `a${target}`),
          ]),
        );
        const { find, check } = catalogue(graph);
        for (const [name, dependsOn] of Object.entries(graph)) {
          for (const other of dependsOn) expect(find(other).wave).toBeLessThan(find(name).wave);
          expect(check(name)).toEqual([]);
        }
      }),
    );
  });

  it('ends where addons wait for each other', () => {
    const { find } = catalogue({ a: ['b'], b: ['c'], c: ['a'] });
    expect(find('a').wave).toBe(2);
  });
});

describe('checkDependencies', () => {
  it('names the circle that an addon is part of', () => {
    const { check } = catalogue({ a: ['b'], b: ['c'], c: ['a'], d: ['a'] });
    expect(check('a')).toEqual(['STR215 a waits for b waits for c waits for a']);
    expect(check('d')).toEqual([]);
  });

  it('refuses an addon that waits for itself, and one that does not exist', () => {
    const { check } = catalogue({ a: ['a', 'x'] });
    expect(check('a')).toEqual(['STR215 a waits for a', 'STR214 a depends on "x", which is not an addon']);
  });
});
