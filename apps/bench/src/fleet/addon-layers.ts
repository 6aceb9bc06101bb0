import type { FleetCluster } from './fleet';
import type { Json } from './json';
import type { Random } from './random';

/** The lowest layer of an addon, as far as it is plain data. */
export function defaultsOf(name: string, { integer, boolean }: Random): Json {
  return {
    labels: { 'app.kubernetes.io/name': name, 'example.org/tier': 'addon' },
    route: {
      path: '/',
      port: integer(3000, 3999),
      timeoutSeconds: integer(5, 60),
      headers: { 'x-addon': name, 'x-tier': 'addon' },
      annotations: { 'example.org/owner': 'platform', 'example.org/cost-centre': `${integer(100, 999)}` },
    },
    files: {
      'server.properties': {
        threads: integer(1, 8),
        requestKiB: integer(1, 64) * 16,
        readTimeoutSeconds: integer(5, 60),
        idleTimeoutSeconds: 300,
        compression: boolean(),
        contextPath: '/',
        banner: `welcome to "${name}"`,
      },
      'log.properties': { level: 'info', format: 'json', output: 'stdout', stacks: false },
      'cache.properties': { enabled: true, entries: integer(1, 64) * 1024, policy: 'lru', seconds: 300 },
      'storage.properties': { class: 'standard', mode: 'ReadWriteOnce', sizeGiB: integer(1, 20) },
      'limits.properties': { ...limits(integer), burst: integer(10, 99), perSecond: integer(1, 9) * 100 },
      'features.properties': { fast: boolean(), preview: false, legacy: true },
    },
    variables: [
      { name: 'LOG_FORMAT', value: 'json' },
      { name: 'THREADS', value: `${integer(1, 8)}` },
      { name: 'CACHE', value: boolean() ? 'yes' : 'no' },
    ],
    secrets: { keys: ['user', 'phrase', 'salt'], refreshMinutes: 60 },
    network: { to: ['10.0.0.0/8'] },
  };
}

/** What an environment says of an addon. */
export function environmentLayer(environment: string, { integer, boolean }: Random): Json {
  const isProduction = environment === 'production';
  return {
    labels: { 'example.org/stage': environment },
    route: { timeoutSeconds: integer(5, 60) },
    files: {
      'server.properties': { threads: integer(2, 16), compression: isProduction },
      'log.properties': { level: isProduction ? 'warn' : 'debug', stacks: !isProduction },
      'cache.properties': { entries: integer(1, 64) * 4096 },
      'storage.properties': { sizeGiB: integer(20, 90), keep: isProduction },
      'limits.properties': limits(integer),
      'features.properties': { fast: boolean(), preview: !isProduction },
    },
    variables: [
      { name: 'LOG_FORMAT', value: 'json' },
      { name: 'STAGE', value: environment },
      { name: 'SAMPLES', value: `0.${integer(1, 9)}` },
      { name: 'DEBUG', value: `${!isProduction}` },
    ],
    secrets: { refreshMinutes: isProduction ? 15 : 60 },
  };
}

/** What a role says of an addon. */
export function roleLayer(role: string, { integer }: Random): Json {
  const isVirtual = role === 'vcluster';
  return {
    labels: { 'example.org/role': role },
    route: { headers: { 'x-role': role } },
    files: {
      'server.properties': { mode: isVirtual ? 'tenant' : 'platform' },
      'storage.properties': { class: isVirtual ? 'host' : 'encrypted' },
      'election.properties': { enabled: !isVirtual, leaseSeconds: integer(10, 30) },
    },
    network: { to: isVirtual ? ['10.0.0.0/8'] : ['10.0.0.0/8', '172.16.0.0/12'] },
  };
}

/** What a cluster says of an addon. */
export function clusterLayer(name: string, { name: cluster }: FleetCluster, { integer }: Random): Json {
  return {
    labels: { 'example.org/cluster': cluster },
    route: {
      port: integer(4000, 4999),
      annotations: { 'example.org/identity': `${cluster}.${name}`, 'example.org/dns': 'true' },
    },
    files: {
      'server.properties': { shard: integer(0, 15), node: `${cluster}-${integer(1, 9)}` },
      'limits.properties': { memoryMiB: integer(4, 64) * 128 },
      'peers.properties': { first: `a.${cluster}.example.org`, second: `b.${cluster}.example.org` },
    },
  };
}

const limits = (integer: Random['integer']): Json => ({
  cpuMilli: integer(1, 20) * 50,
  memoryMiB: integer(1, 16) * 64,
});
