import type { Cluster, Facts } from '@strata/model';

/** A cluster for tests of checks that read little of it. */
export const EXAMPLE_CLUSTER: Cluster = {
  name: 'example',
  environment: 'example',
  role: 'control-plane',
  server: 'https://kubernetes.default.svc',
  labels: { cluster_name: 'example', cluster_role: 'control-plane', environment: 'example' },
  annotations: {},
  network: {
    nodes: '192.0.2.0/24',
    pods: '10.244.0.0/16',
    services: '10.96.0.0/12',
    controlPlane: ['192.0.2.11'],
  },
};

/** The facts of that cluster. */
export const EXAMPLE_FACTS: Facts = {
  domain: 'example.com',
  dnsZone: 'example.com',
  repository: { url: 'https://git.example.com/platform.git', revision: 'main', basePath: 'rendered' },
  replicas: 1,
  acme: {
    email: 'platform@example.com',
    server: 'https://acme.example.com/directory',
    issuer: 'example',
    issuerLabels: {},
  },
  secretStore: { name: 'example', connectHost: 'https://secrets.example.com', vault: 'example', labels: {} },
  gateway: {
    className: 'example',
    name: 'example',
    namespace: 'gateway',
    certificateSecret: 'wildcard-tls',
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
    lokiUrl: 'https://loki.example.com',
    remoteWriteUrl: 'https://prometheus.example.com',
  },
  promiseRunner: { image: 'registry.example.com/promise-runner:1.0.0' },
  tenants: { repositories: [] },
  networkPolicies: true,
};
