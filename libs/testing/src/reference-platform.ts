import type { Cluster, Facts } from '@strata/model';
import { clusterOf } from '@strata/model';
import type { ClusterTarget } from '@strata/render';

/** Facts of the reference platform: small, fixed, unlike any shipped environment. */
export const REFERENCE_FACTS: Facts = {
  domain: 'lab.example.com',
  dnsZone: 'example.com',
  repository: { url: 'https://git.example.com/lab/platform.git', revision: 'main', basePath: 'rendered' },
  replicas: 2,
  acme: {
    email: 'lab@example.com',
    server: 'https://acme.example.com/directory',
    issuer: 'lab-issuer',
    issuerLabels: { sync_to_vclusters: 'true' },
  },
  secretStore: {
    name: 'lab-store',
    connectHost: 'http://onepassword-connect.onepassword.svc:8080',
    vault: 'lab',
    labels: { sync_to_vclusters: 'true' },
  },
  gateway: {
    className: 'nginx',
    name: 'platform',
    namespace: 'nginx-gateway',
    certificateSecret: 'wildcard-tls',
  },
  storage: {
    server: '192.0.2.5',
    configPath: '/export/config',
    dataPath: '/export/data',
    configClass: 'config-nfs-client',
    dataClass: 'data-nfs-client',
  },
  monitoring: {
    namespace: 'monitoring',
    lokiUrl: 'http://loki.loki.svc.cluster.local:3100/loki/api/v1/push',
    remoteWriteUrl: 'http://prometheus.monitoring.svc:9090/api/v1/write',
  },
  promiseRunner: { image: 'registry.example.com/promise-runner:1.2.3' },
  tenants: { repositories: ['https://git.example.com/tenants/*'] },
  networkPolicies: true,
};

const NETWORK = { nodes: '192.0.2.0/24', pods: '10.244.0.0/16', services: '10.96.0.0/12' };

/**
 * Two clusters for tests of addons: `lab` (role control-plane) and `guest` (role vcluster, hosted on lab).
 *
 * @param labels additional labels of both, such as `enable_loki: "true"`
 */
export function referenceTargets(labels: Readonly<Record<string, string>> = {}): ClusterTarget[] {
  const lab = target('lab', 'control-plane', REFERENCE_FACTS, labels, {
    ...NETWORK,
    controlPlane: ['192.0.2.11', '192.0.2.12', '192.0.2.13'],
    loadBalancerPool: '192.0.2.100-192.0.2.119',
    gatewayAddress: '192.0.2.120',
  });
  const guestFacts = { ...REFERENCE_FACTS, domain: 'guest.lab.example.com', networkPolicies: false };
  const guestNetwork = { ...NETWORK, controlPlane: [], gatewayAddress: '192.0.2.121' };
  const guest = target('guest', 'vcluster', guestFacts, labels, guestNetwork, 'lab');
  return [guest, lab];
}

function target(
  name: string,
  role: string,
  facts: Facts,
  labels: Readonly<Record<string, string>>,
  network: Cluster['network'],
  host?: string,
): ClusterTarget {
  const server = `https://${name}.example.com`;
  const cluster = clusterOf(
    { name, environment: 'reference' },
    { role, server, host, labels, network },
    facts,
  );
  return { cluster, facts };
}
