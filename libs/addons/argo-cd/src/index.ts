import { defineAddon } from '@strata/addon';
import { ARGOCD_NAMESPACE } from '@strata/argocd';
import { defaults } from './defaults';
import { bootstrapCredentials, manifests } from './manifests';
import { provided } from './provided';
import { schema } from './schema';

export type { ArgoCdConfig } from './schema';

/** Argo CD, which from its second sync on manages itself. */
export default defineAddon({
  name: 'argo-cd',
  description: 'Continuous delivery of everything else, and of itself',
  project: 'platform',
  namespace: { name: ARGOCD_NAMESPACE },
  alsoWritesTo: ['nginx-gateway'],
  placement: { roles: ['control-plane'] },
  bootstrapSecrets: bootstrapCredentials,
  dependsOn: ['external-secrets', 'gateway-api', 'nginx-gateway-fabric', 'prometheus-operator-crds'],
  provides: {
    definitions: ['AppProject.argoproj.io', 'Application.argoproj.io', 'ApplicationSet.argoproj.io'],
    clusterKinds: [
      'ClusterRole.rbac.authorization.k8s.io',
      'ClusterRoleBinding.rbac.authorization.k8s.io',
      'CustomResourceDefinition.apiextensions.k8s.io',
    ],
    objects: provided,
  },
  schema,
  defaults,
  chart: { repository: 'https://argoproj.github.io/argo-helm', name: 'argo-cd' },
  manifests,
});
