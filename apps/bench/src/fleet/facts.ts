import type { FleetCluster } from './fleet';
import type { Json } from './json';

/** The facts of a fleet by the level that states them, lowest precedence first. */
export interface FactLayers {
  readonly base: Json;
  readonly environments: Readonly<Record<string, Json>>;
  readonly roles: Readonly<Record<string, Json>>;
}

/** The namespace of the Gateway, which the first addon makes. */
export const GATEWAY_NAMESPACE = 'foundation';

/** What every addon may read about the place where it runs. */
export function factsOf(clusters: readonly FleetCluster[]): FactLayers {
  const environments = [...new Set(clusters.map(({ env }) => env))];
  const roles = [...new Set(clusters.map(({ role }) => role))];
  return {
    base: BASE,
    environments: Object.fromEntries(
      environments.map((environment) => [environment, inEnvironment(environment)]),
    ),
    roles: Object.fromEntries(
      roles.map((role) => [role, role === 'vcluster' ? { networkPolicies: false } : {}]),
    ),
  };
}

const inEnvironment = (environment: string): Json => ({
  domain: `${environment}.example.org`,
  replicas: environment === 'production' ? 3 : 1,
  secretStore: { vault: environment },
});

const BASE: Json = {
  domain: 'example.org',
  dnsZone: 'example.org',
  repository: { url: 'https://git.example.org/platform/fleet.git', revision: 'main', basePath: 'rendered' },
  replicas: 1,
  acme: {
    email: 'platform@example.org',
    server: 'https://acme.example.org/directory',
    issuer: 'acme',
    issuerLabels: { 'example.org/shared': 'true' },
  },
  secretStore: {
    name: 'fleet',
    connectHost: 'http://connect.example.org',
    vault: 'fleet',
    labels: { 'example.org/shared': 'true' },
  },
  gateway: {
    className: 'fleet',
    name: 'fleet',
    namespace: GATEWAY_NAMESPACE,
    certificateSecret: 'wildcard',
  },
  storage: {
    server: '192.0.2.5',
    configPath: '/config',
    dataPath: '/data',
    configClass: 'config',
    dataClass: 'data',
  },
  monitoring: {
    namespace: 'monitoring',
    lokiUrl: 'http://loki.example.org',
    remoteWriteUrl: 'http://prometheus.example.org',
  },
  promiseRunner: { image: 'registry.example.org/promise-runner:1.0.0' },
  tenants: { repositories: [] },
  networkPolicies: true,
};
