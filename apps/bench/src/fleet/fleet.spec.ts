import { countLeaves } from '../compose/answers';
import { mergePlainly } from '../compose/merge-plainly';
import { buildFleet } from './fleet';
import type { AddonLayers } from './fleet';
import { parseSize } from './size';
import { printFleet } from './write-fleet';

describe('buildFleet', () => {
  it('gives the same fleet for the same size, and another for another', () => {
    const fleet = buildFleet({ addons: 12, clusters: 4 });
    expect(printFleet(buildFleet({ addons: 12, clusters: 4 }))).toEqual(printFleet(fleet));
    expect(buildFleet({ addons: 12, clusters: 5 }).layers.get('logs-1')).not.toEqual(
      fleet.layers.get('logs-1'),
    );
  });

  it('has as many addons and clusters as asked for, each with a name of its own', () => {
    const { addons, clusters, layers } = buildFleet({ addons: 25, clusters: 7 });
    expect(new Set(addons.map(({ name }) => name)).size).toBe(25);
    expect(new Set(clusters.map(({ name }) => name)).size).toBe(7);
    expect([...layers.keys()]).toEqual(addons.map(({ name }) => name));
  });

  it('puts every virtual cluster into one with its own control plane in the same environment', () => {
    const { clusters } = buildFleet({ addons: 1, clusters: 14 });
    const virtual = clusters.filter(({ role }) => role === 'vcluster');
    expect(virtual.length).toBeGreaterThan(5);
    for (const { host, env } of virtual) {
      expect(clusters).toContainEqual(expect.objectContaining({ name: host, env, role: 'control-plane' }));
    }
  });

  it('gives every cluster four layers that merge to about 60 leaves', () => {
    const { clusters, layers } = buildFleet({ addons: 3, clusters: 6 });
    for (const { defaults, environments, roles, clusters: own } of layers.values() as Iterable<AddonLayers>) {
      for (const { name, env, role } of clusters) {
        const stack = [defaults, environments[env] ?? {}, roles[role] ?? {}, own[name] ?? {}];
        for (const fields of stack) expect(countLeaves(fields)).toBeGreaterThan(6);
        const leaves = countLeaves(mergePlainly(stack));
        expect(leaves).toBeGreaterThanOrEqual(50);
        expect(leaves).toBeLessThanOrEqual(80);
      }
    }
  });
});

describe('parseSize', () => {
  it('knows names and numbers', () => {
    expect(parseSize('S')).toEqual({ addons: 20, clusters: 3 });
    expect(parseSize('5x2')).toEqual({ addons: 5, clusters: 2 });
    expect(parseSize('XXL')).toBeUndefined();
    expect(parseSize('0x2')).toBeUndefined();
  });
});
