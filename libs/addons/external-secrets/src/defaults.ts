import { layer } from '@strata/addon';
import type { ExternalSecretsConfig } from './schema';

/** Secrets are only read from the store: what would write into it stays off. */
export const defaults = layer<ExternalSecretsConfig>({
  version: '2.9.0',
  replicas: ({ facts }) => facts.replicas,
  concurrency: 2,
  storeLabels: { sync_to_vclusters: 'true' },
  values: {
    // A pruned definition takes every ExternalSecret and its Secret with it.
    crds: { annotations: { 'argocd.argoproj.io/sync-options': 'Prune=false' } },
    replicaCount: ({ $ }) => $.replicas,
    leaderElect: ({ $ }) => $.replicas > 1,
    concurrent: ({ $ }) => $.concurrency,
    processPushSecret: false,
    processClusterPushSecret: false,
    podDisruptionBudget: { enabled: ({ $ }) => $.replicas > 1, minAvailable: 1 },
    resources: { requests: { cpu: '20m', memory: '96Mi' }, limits: { memory: '256Mi' } },
    serviceMonitor: { enabled: true },
    webhook: {
      replicaCount: ({ $ }) => $.replicas,
      podDisruptionBudget: { enabled: ({ $ }) => $.replicas > 1, minAvailable: 1 },
      resources: { requests: { cpu: '10m', memory: '48Mi' }, limits: { memory: '128Mi' } },
    },
    certController: {
      resources: { requests: { cpu: '10m', memory: '64Mi' }, limits: { memory: '192Mi' } },
    },
  },
});
