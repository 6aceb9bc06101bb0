import { environmentLayer, clusterLayer, defaultsOf, roleLayer } from './addon-layers';
import { factsOf } from './facts';
import type { FactLayers } from './facts';
import type { Json } from './json';
import { seededRandom } from './random';
import type { FleetSize } from './size';

/** A cluster that every addon is on. */
export interface FleetCluster {
  readonly name: string;
  readonly env: string;
  readonly role: string;
  /** Of a virtual cluster: the cluster that it runs in. */
  readonly host?: string;
  /** Counts the clusters. */
  readonly index: number;
}

/** The four layers of an addon: its defaults, and by name those of environments, roles and clusters. */
export interface AddonLayers {
  /** Without the fields that follow from others and from facts. */
  readonly defaults: Json;
  readonly environments: Readonly<Record<string, Json>>;
  readonly roles: Readonly<Record<string, Json>>;
  readonly clusters: Readonly<Record<string, Json>>;
}

/** Addons and clusters, and what each addon's layers say. */
export interface Fleet {
  readonly clusters: readonly FleetCluster[];
  readonly addons: readonly { readonly name: string }[];
  readonly layers: ReadonlyMap<string, AddonLayers>;
  readonly facts: FactLayers;
}

/** The addon on which all others depend: it brings the definitions of their kinds, the Gateway and the store. */
export const FOUNDATION = 'foundation';

/** The environments of a fleet. */
export const ENVIRONMENTS = ['production', 'staging', 'development'] as const;

const THEMES = ['logs', 'metrics', 'traces', 'dns', 'backup', 'policy', 'vault', 'queue', 'cache', 'search'];

/** Makes a fleet. The same size always gives the same fleet; a merged configuration has about 80 leaves. */
export function buildFleet({ addons, clusters: count }: FleetSize): Fleet {
  const random = seededRandom(addons * 4099 + count);
  const clusters = Array.from({ length: count }, (_, index) => makeCluster(index));
  const names = Array.from({ length: addons }, (_, index) => nameOf(index));
  return {
    clusters,
    addons: names.map((name) => ({ name })),
    facts: factsOf(clusters),
    layers: new Map(
      names.map((name) => [
        name,
        {
          defaults: defaultsOf(name, random),
          environments: byName(distinct(clusters, 'env'), (environment) =>
            environmentLayer(environment, random),
          ),
          roles: byName(distinct(clusters, 'role'), (role) => roleLayer(role, random)),
          clusters: Object.fromEntries(
            clusters.map((cluster) => [cluster.name, clusterLayer(name, cluster, random)]),
          ),
        },
      ]),
    ),
  };
}

const nameOf = (index: number): string =>
  index === 0
    ? FOUNDATION
    : `${THEMES[(index - 1) % THEMES.length]}-${Math.floor((index - 1) / THEMES.length) + 1}`;

/** Every second turn through the environments is one of virtual clusters, each in the cluster made the turn before. */
function makeCluster(index: number): FleetCluster {
  const turn = Math.floor(index / ENVIRONMENTS.length);
  const env = ENVIRONMENTS[index % ENVIRONMENTS.length] as string;
  const cluster = { name: `${env}-${turn + 1}`, env, index };
  return turn % 2 === 0
    ? { ...cluster, role: 'control-plane' }
    : { ...cluster, role: 'vcluster', host: `${env}-${turn}` };
}

const distinct = (clusters: readonly FleetCluster[], field: 'env' | 'role'): string[] => [
  ...new Set(clusters.map((cluster) => cluster[field])),
];

const byName = (names: readonly string[], make: (name: string) => Json): Record<string, Json> =>
  Object.fromEntries(names.map((name) => [name, make(name)]));
