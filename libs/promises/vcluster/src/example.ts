import type { VClusterSpec } from './schema';

/** A virtual cluster that runs the addons of its role, with a cert-manager of its own. */
export const example: VClusterSpec = {
  description: 'Virtual cluster for the media services.',
  preset: 'prod',
  // One member on a network file system beats three, each waiting for every write.
  controlPlane: { replicas: 1 },
  backingStore: { type: 'database' },
  certManager: { sync: false, issuerSelector: { matchLabels: { sync_to_vclusters: 'true' } } },
  externalSecrets: { sync: true, storeSelector: { matchLabels: { sync_to_vclusters: 'true' } } },
  network: { gatewayAddress: '10.20.0.241' },
  facts: { domain: 'media.home.example.com' },
};
