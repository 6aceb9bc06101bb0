import { layer } from '@strata/addon';
import type { MetricsServerConfig } from './schema';

/**
 * Kubelets of a stock Talos node serve certificates that they signed themselves, so they cannot be verified until
 * the machine configuration asks for others.
 *
 * @see https://www.talos.dev/latest/kubernetes-guides/configuration/deploy-metrics-server/
 */
export const defaults = layer<MetricsServerConfig>({
  version: '3.13.1',
  replicas: ({ facts }) => facts.replicas,
  verifyKubelets: false,
  values: {
    replicas: ({ $ }) => $.replicas,
    podDisruptionBudget: {
      enabled: ({ $ }) => $.replicas > 1,
      maxUnavailable: 1,
      unhealthyPodEvictionPolicy: 'AlwaysAllow',
    },
    args: ({ $ }) => ($.verifyKubelets ? [] : ['--kubelet-insecure-tls']),
    metrics: { enabled: true },
    serviceMonitor: { enabled: true },
    resources: { requests: { cpu: '50m', memory: '96Mi' }, limits: { memory: '256Mi' } },
    topologySpreadConstraints: [
      {
        maxSkew: 1,
        topologyKey: 'kubernetes.io/hostname',
        whenUnsatisfiable: 'ScheduleAnyway',
        labelSelector: { matchLabels: { 'app.kubernetes.io/name': 'metrics-server' } },
      },
    ],
  },
});
