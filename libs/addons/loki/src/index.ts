import { defineAddon } from '@strata/addon';
import { defaults } from './defaults';
import { manifests } from './manifests';
import { NAMESPACE, RELEASE } from './names';
import { provided } from './provided';
import { schema } from './schema';

export type { LokiConfig } from './schema';

/** Loki as a single binary: the logs of the cluster and of its virtual clusters. */
export default defineAddon({
  name: RELEASE,
  description: 'Log store, one binary on one volume',
  project: 'platform-services',
  namespace: { name: NAMESPACE, podSecurity: 'restricted' },
  alsoWritesTo: ['nginx-gateway'],
  placement: { roles: ['control-plane'], labels: { enable_loki: 'true' } },
  dependsOn: ['gateway-api', 'nfs-provisioner', 'nginx-gateway-fabric', 'prometheus-operator-crds'],
  provides: {
    clusterKinds: ['ClusterRole.rbac.authorization.k8s.io', 'ClusterRoleBinding.rbac.authorization.k8s.io'],
    objects: provided,
  },
  schema,
  defaults,
  chart: { repository: 'https://grafana.github.io/helm-charts', name: 'loki' },
  manifests,
});
