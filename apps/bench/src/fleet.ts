import type { Json } from './json';
import { seededRandom } from './random';
import type { Random } from './random';
import type { FleetSize } from './size';

/** A cluster that every addon is on. */
export interface FleetCluster {
  readonly name: string;
  readonly env: string;
  readonly role: string;
}

/** The four layers of an addon: its defaults, and by name those of environments, roles and clusters. */
export interface AddonLayers {
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
}

const ENVIRONMENTS = ['production', 'staging', 'development'] as const;
const ROLES = ['control-plane', 'vcluster'] as const;
const THEMES = [
  'logs',
  'metrics',
  'traces',
  'ingress',
  'dns',
  'backup',
  'policy',
  'secrets',
  'queue',
  'cache',
];

/** Makes a fleet. The same size always gives the same fleet; a merged configuration has about 100 leaves. */
export function buildFleet({ addons, clusters }: FleetSize): Fleet {
  const random = seededRandom(addons * 4099 + clusters);
  const places = Array.from({ length: clusters }, (_, index) => makeCluster(index));
  const names = Array.from({ length: addons }, (_, index) => {
    return `${THEMES[index % THEMES.length]}-${Math.floor(index / THEMES.length) + 1}`;
  });
  return {
    clusters: places,
    addons: names.map((name) => ({ name })),
    layers: new Map(names.map((name) => [name, makeLayers(name, places, random)])),
  };
}

function makeCluster(index: number): FleetCluster {
  const env = ENVIRONMENTS[index % ENVIRONMENTS.length] as string;
  const role = ROLES[index % ROLES.length] as string;
  return { name: `${env}-${index + 1}`, env, role };
}

function makeLayers(name: string, clusters: readonly FleetCluster[], random: Random): AddonLayers {
  return {
    defaults: makeDefaults(name, random),
    environments: byName(ENVIRONMENTS, (environment) => environmentLayer(name, environment, random)),
    roles: byName(ROLES, (role) => roleLayer(role, random)),
    clusters: Object.fromEntries(
      clusters.map((cluster) => [cluster.name, clusterLayer(name, cluster, random)]),
    ),
  };
}

function byName(names: readonly string[], make: (name: string) => Json): Record<string, Json> {
  return Object.fromEntries(names.map((name) => [name, make(name)]));
}

function makeDefaults(name: string, { integer, boolean }: Random): Json {
  return {
    replicas: integer(1, 3),
    image: {
      registry: 'registry.example.org',
      name: `platform/${name}`,
      tag: `1.${integer(0, 40)}.0`,
      pullPolicy: 'IfNotPresent',
    },
    http: {
      port: integer(3000, 3999),
      metricsPort: 9090,
      scheme: 'http',
      path: '/',
      headers: { 'x-app': name, 'x-tier': 'addon' },
    },
    route: {
      enabled: true,
      host: `${name}.example.org`,
      timeoutSeconds: integer(5, 60),
      tls: { enabled: true, issuer: 'internal' },
    },
    resources: makeResources(integer),
    storage: { enabled: boolean(), sizeGi: integer(1, 20), class: 'standard', mode: 'ReadWriteOnce' },
    account: { create: true, annotations: { 'example.org/owner': 'platform', 'example.org/addon': name } },
    variables: [
      { name: 'LOG_FORMAT', value: 'json' },
      { name: 'THREADS', value: `${integer(1, 8)}` },
      { name: 'CACHE', value: boolean() ? 'yes' : 'no' },
    ],
    tolerations: [{ key: 'example.org/infra', operator: 'Exists', effect: 'NoSchedule' }],
    spread: [{ topologyKey: 'kubernetes.io/hostname', maxSkew: 1, labels: ['app', 'tier'] }],
    monitoring: {
      enabled: true,
      intervalSeconds: 30,
      labels: { release: 'monitoring' },
      alerts: { enabled: false, severity: 'info' },
    },
    settings: {
      logLevel: 'info',
      ratio: integer(1, 99) / 100,
      banner: `line one of "${name}"\n\tline two\n`,
      empty: {},
      none: [],
    },
    secrets: { store: 'vault', path: `kv/${name}`, keys: ['user', 'password', 'token'], refreshMinutes: 60 },
    network: { isolated: true, from: ['ingress', 'monitoring'], to: ['10.0.0.0/8'] },
  };
}

function environmentLayer(name: string, environment: string, { integer, boolean }: Random): Json {
  const isProduction = environment === 'production';
  return {
    replicas: isProduction ? integer(2, 5) : 1,
    image: { pullPolicy: environment === 'development' ? 'Always' : 'IfNotPresent' },
    resources: makeResources(integer),
    storage: { sizeGi: integer(20, 90), keep: isProduction },
    variables: [
      { name: 'LOG_FORMAT', value: 'json' },
      { name: 'STAGE', value: environment },
      { name: 'SAMPLES', value: `0.${integer(1, 9)}` },
      { name: 'DEBUG', value: `${!isProduction}` },
    ],
    monitoring: {
      intervalSeconds: integer(1, 4) * 15,
      labels: { stage: environment },
      alerts: { enabled: isProduction },
    },
    settings: {
      logLevel: isProduction ? 'warn' : 'debug',
      features: { fast: boolean(), preview: !isProduction },
    },
    secrets: { path: `kv/${environment}/${name}` },
    disruption: { enabled: isProduction, minAvailable: 1, maxUnavailable: null },
  };
}

function roleLayer(role: string, { integer }: Random): Json {
  const isVirtual = role === 'vcluster';
  return {
    tolerations: [
      { key: 'example.org/infra', operator: 'Exists', effect: 'NoSchedule' },
      { key: 'example.org/role', operator: 'Equal', value: role, effect: 'NoExecute' },
    ],
    nodeSelector: { 'example.org/role': role, 'kubernetes.io/os': 'linux' },
    http: { headers: { 'x-role': role } },
    storage: { class: isVirtual ? 'host' : 'encrypted' },
    network: {
      from: isVirtual ? ['host'] : ['ingress', 'monitoring', 'argocd'],
      to: ['10.0.0.0/8', '172.16.0.0/12'],
    },
    settings: { mode: role, election: { enabled: !isVirtual, leaseSeconds: integer(10, 30) } },
    priority: isVirtual ? 'tenant' : 'platform',
  };
}

function clusterLayer(name: string, { name: cluster, env }: FleetCluster, { integer }: Random): Json {
  const domain = `${cluster}.example.org`;
  return {
    cluster: { name: cluster, domain, account: integer(100_000, 999_999) },
    route: {
      host: `${name}.${domain}`,
      annotations: { 'example.org/dns': `${name}.${domain}` },
      tls: { secret: `${name}-tls` },
    },
    account: { annotations: { 'example.org/identity': `${cluster}/${name}` } },
    secrets: { store: `vault-${cluster}`, path: `kv/${env}/${cluster}/${name}` },
    resources: { limits: { memoryMi: integer(4, 64) * 128 } },
    settings: {
      shard: integer(0, 15),
      endpoint: `https://api.${domain}:6443`,
      peers: [`a.${domain}`, `b.${domain}`],
    },
    http: { port: integer(4000, 4999) },
  };
}

function makeResources(integer: Random['integer']): Json {
  return {
    requests: { cpuMilli: integer(1, 20) * 50, memoryMi: integer(1, 16) * 64 },
    limits: { memoryMi: integer(1, 16) * 128 },
  };
}
