import { layer } from '@strata/addon';
import type { ExternalSecretsConfig } from './schema';

/** Secrets are only read from the store, except where Kratix keeps the kubeconfigs of virtual clusters in it. */
export const defaults = layer<ExternalSecretsConfig>({
  version: '2.9.0',
  replicas: ({ facts }) => facts.replicas,
  concurrency: 2,
  values: {
    // A pruned definition takes every ExternalSecret and its Secret with it.
    crds: { annotations: { 'argocd.argoproj.io/sync-options': 'Prune=false' } },
    replicaCount: ({ $ }) => $.replicas,
    leaderElect: ({ $ }) => $.replicas > 1,
    concurrent: ({ $ }) => $.concurrency,
    processPushSecret: ({ cluster }) => cluster.labels['enable_kratix'] === 'true',
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
