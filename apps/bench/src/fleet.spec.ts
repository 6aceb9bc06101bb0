import { countLeaves } from './answers';
import { buildFleet } from './fleet';
import { mergePlainly } from './merge-plainly';
import type { AddonLayers } from './fleet';

describe('buildFleet', () => {
  it('gives the same fleet for the same size, and another for another', () => {
    const fleet = buildFleet({ addons: 12, clusters: 4 });
    expect(buildFleet({ addons: 12, clusters: 4 })).toEqual(fleet);
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

  it('gives every cluster four layers that merge to about 100 leaves', () => {
    const { clusters, layers } = buildFleet({ addons: 3, clusters: 6 });
    for (const { defaults, environments, roles, clusters: own } of layers.values() as Iterable<AddonLayers>) {
      for (const { name, env, role } of clusters) {
        const stack = [defaults, environments[env] ?? {}, roles[role] ?? {}, own[name] ?? {}];
        for (const fields of stack) expect(countLeaves(fields)).toBeGreaterThan(8);
        const leaves = countLeaves(mergePlainly(stack));
        expect(leaves).toBeGreaterThanOrEqual(80);
        expect(leaves).toBeLessThanOrEqual(120);
      }
    }
  });
});
