import { defineAddon } from '@strata/addon';
import { defaults } from './defaults';
import { DEFINITIONS } from './definitions';
import { manifests } from './manifests';
import { schema } from './schema';

export type { KyvernoConfig } from './schema';

/** Kyverno with the policies that every workload on a cluster should keep. */
export default defineAddon({
  name: 'kyverno',
  description: 'Policy engine, and the policies of the platform',
  project: 'platform-services',
  namespace: { name: 'kyverno', podSecurity: 'restricted' },
  // A virtual cluster's pods and Services pass the host's admission.
  placement: { roles: ['control-plane'] },
  dependsOn: ['prometheus-operator-crds'],
  provides: {
    definitions: DEFINITIONS,
    clusterKinds: [
      'ClusterPolicy.kyverno.io',
      'ClusterRole.rbac.authorization.k8s.io',
      'ClusterRoleBinding.rbac.authorization.k8s.io',
      'CustomResourceDefinition.apiextensions.k8s.io',
    ],
    objects: ['Service kyverno/kyverno-svc:443'],
  },
  schema,
  defaults,
  chart: { repository: 'https://kyverno.github.io/kyverno/', name: 'kyverno' },
  manifests,
});
