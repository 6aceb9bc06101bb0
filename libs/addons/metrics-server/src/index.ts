import { defineAddon } from '@strata/addon';
import { defaults } from './defaults';
import { schema } from './schema';

export type { MetricsServerConfig } from './schema';

/** The resource metrics API: `kubectl top` and the HorizontalPodAutoscaler read it. */
export default defineAddon({
  name: 'metrics-server',
  description: 'Resource metrics API for kubectl top and autoscaling',
  project: 'platform',
  namespace: { name: 'kube-system', create: false },
  // A virtual cluster has no kubelets of its own to ask.
  placement: { roles: ['control-plane'] },
  dependsOn: ['prometheus-operator-crds'],
  provides: {
    clusterKinds: [
      'APIService.apiregistration.k8s.io',
      'ClusterRole.rbac.authorization.k8s.io',
      'ClusterRoleBinding.rbac.authorization.k8s.io',
    ],
    objects: ['Service kube-system/metrics-server:443', 'ServiceAccount kube-system/metrics-server'],
  },
  schema,
  defaults,
  chart: { repository: 'https://kubernetes-sigs.github.io/metrics-server', name: 'metrics-server' },
});
