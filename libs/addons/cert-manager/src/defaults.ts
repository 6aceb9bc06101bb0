import { layer } from '@strata/addon';
import { NAMESPACE } from './names';
import type { CertManagerConfig } from './schema';

/** Challenges are checked against public resolvers: a split-horizon DNS at home would never show them. */
export const defaults = layer<CertManagerConfig>({
  version: 'v1.20.2',
  replicas: ({ facts }) => facts.replicas,
  nameservers: ['1.1.1.1:53', '9.9.9.9:53'],
  memory: '256Mi',
  serviceMonitor: true,
  values: {
    crds: { enabled: true, keep: true },
    // The default, kube-system, belongs to others.
    global: { leaderElection: { namespace: NAMESPACE } },
    replicaCount: ({ $ }) => $.replicas,
    podDisruptionBudget: { enabled: ({ $ }) => $.replicas > 1 },
    dns01RecursiveNameservers: ({ $ }) => $.nameservers.join(','),
    dns01RecursiveNameserversOnly: true,
    resources: { requests: { cpu: '20m', memory: '64Mi' }, limits: { memory: ({ $ }) => $.memory } },
    prometheus: { servicemonitor: { enabled: ({ $ }) => $.serviceMonitor } },
    webhook: {
      replicaCount: ({ $ }) => $.replicas,
      podDisruptionBudget: { enabled: ({ $ }) => $.replicas > 1 },
      resources: { requests: { cpu: '10m', memory: '32Mi' }, limits: { memory: ({ $ }) => $.memory } },
    },
    cainjector: {
      replicaCount: ({ $ }) => $.replicas,
      podDisruptionBudget: { enabled: ({ $ }) => $.replicas > 1 },
      resources: { requests: { cpu: '10m', memory: '64Mi' }, limits: { memory: ({ $ }) => $.memory } },
    },
    // A hook after every sync; the sync of the issuer tells as much.
    startupapicheck: { enabled: false },
  },
});
