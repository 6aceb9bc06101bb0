import { defineAddon } from '@strata/addon';
import { defaults } from './defaults';
import { manifests } from './manifests';
import { NAMESPACE, RELEASE } from './names';
import { provided } from './provided';
import { schema } from './schema';

export type { KubePrometheusStackConfig } from './schema';

/** Prometheus with its operator, Alertmanager and Grafana. */
export default defineAddon({
  name: RELEASE,
  description: 'Metrics, alerts and dashboards; takes in what virtual clusters push',
  project: 'platform-services',
  // The node exporter reads the host's network and file systems.
  namespace: { name: NAMESPACE, podSecurity: 'privileged' },
  // The chart puts Services beside CoreDNS and the control plane; exposed services open the Gateway's namespace.
  alsoWritesTo: ['kube-system', 'nginx-gateway'],
  placement: { roles: ['control-plane'] },
  dependsOn: [
    'external-secrets',
    'gateway-api',
    'nfs-provisioner',
    'nginx-gateway-fabric',
    'prometheus-operator-crds',
  ],
  provides: {
    clusterKinds: [
      'ClusterRole.rbac.authorization.k8s.io',
      'ClusterRoleBinding.rbac.authorization.k8s.io',
      'MutatingWebhookConfiguration.admissionregistration.k8s.io',
      'ValidatingWebhookConfiguration.admissionregistration.k8s.io',
    ],
    objects: provided,
  },
  schema,
  defaults,
  chart: { repository: 'https://prometheus-community.github.io/helm-charts', name: RELEASE },
  manifests,
});
