import { defineAddon } from '@strata/addon';
import { defaults } from './defaults';
import { schema } from './schema';

export type { LogShipperConfig } from './schema';

/** Grafana Alloy on every node, sending the logs of its pods to Loki. */
export default defineAddon({
  name: 'log-shipper',
  description: 'Sends the logs of all pods to Loki',
  project: 'platform-services',
  namespace: { name: 'log-shipper', podSecurity: 'restricted' },
  // Pods of virtual clusters run on the host, whose shipper reads them.
  placement: { roles: ['control-plane'], labels: { enable_loki: 'true' } },
  dependsOn: ['prometheus-operator-crds'],
  provides: {
    clusterKinds: ['ClusterRole.rbac.authorization.k8s.io', 'ClusterRoleBinding.rbac.authorization.k8s.io'],
    objects: ['Service log-shipper/log-shipper:12345', 'ServiceAccount log-shipper/log-shipper'],
  },
  schema,
  defaults,
  chart: { repository: 'https://grafana.github.io/helm-charts', name: 'alloy' },
});
