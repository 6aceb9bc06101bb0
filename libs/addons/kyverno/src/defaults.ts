import { layer } from '@strata/addon';
import type { KyvernoConfig } from './schema';

/** A pruned definition takes every policy and report with it. */
const NEVER_PRUNED = { 'argocd.argoproj.io/sync-options': 'Prune=false' };

/** Reports everywhere, refuses nowhere: an environment says when its workloads are ready. */
export const defaults = layer<KyvernoConfig>({
  version: '3.8.2',
  replicas: ({ facts }) => facts.replicas,
  failureAction: 'Audit',
  policies: {
    'pinned-images': ({ $ }) => $.failureAction,
    'resource-requests': ({ $ }) => $.failureAction,
    'default-namespace': ({ $ }) => $.failureAction,
    'node-ports': ({ $ }) => $.failureAction,
  },
  // The system's pods are not ours to change, and those of a virtual cluster follow its own rules.
  exemptNamespaces: ['kube-system', 'vcluster-*'],
  values: {
    crds: { annotations: NEVER_PRUNED },
    'kyverno-api': { annotations: NEVER_PRUNED },
    admissionController: {
      replicas: ({ $ }) => $.replicas,
      serviceMonitor: { enabled: true },
    },
    backgroundController: {
      resources: { requests: { cpu: '50m', memory: '96Mi' }, limits: { memory: '256Mi' } },
      serviceMonitor: { enabled: true },
    },
    reportsController: {
      resources: { requests: { cpu: '50m', memory: '96Mi' }, limits: { memory: '256Mi' } },
      serviceMonitor: { enabled: true },
    },
    // Only cleanup policies need it.
    cleanupController: { enabled: false },
  },
});
