import { defineAddon } from '@strata/addon';
import { defaults } from './defaults';
import { schema } from './schema';

export type { MetricsAgentConfig } from './schema';

/** Grafana Alloy in a virtual cluster, pushing its metrics to the host's Prometheus. */
export default defineAddon({
  name: 'metrics-agent',
  description: "Pushes the metrics of a virtual cluster to its host's Prometheus",
  project: 'platform-services',
  namespace: { name: 'metrics-agent', podSecurity: 'restricted' },
  // Elsewhere Prometheus itself scrapes.
  placement: { roles: ['vcluster'] },
  provides: {
    clusterKinds: ['ClusterRole.rbac.authorization.k8s.io', 'ClusterRoleBinding.rbac.authorization.k8s.io'],
    objects: ['Service metrics-agent/metrics-agent:12345', 'ServiceAccount metrics-agent/metrics-agent'],
  },
  schema,
  defaults,
  chart: { repository: 'https://grafana.github.io/helm-charts', name: 'alloy' },
});
