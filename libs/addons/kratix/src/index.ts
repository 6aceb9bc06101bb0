import { defineAddon } from '@strata/addon';
import { ARGOCD_NAMESPACE } from '@strata/argocd';
import { defaults } from './defaults';
import { isolation } from './isolation';
import { NAMESPACE } from './names';
import { reconciler } from './reconciler';
import { schema } from './schema';
import { stateStore } from './state-store';

export type { KratixConfig } from './schema';

/** Kratix: Promises as an API of the platform, and the way from its state repository back to the cluster. */
export default defineAddon({
  name: 'kratix',
  description: 'Self-service: Promises, and the reconciler of what they schedule',
  project: 'platform-services',
  // The chart brings the namespace.
  namespace: { name: NAMESPACE, create: false },
  alsoWritesTo: [ARGOCD_NAMESPACE],
  placement: { roles: ['control-plane'], labels: { enable_kratix: 'true' } },
  dependsOn: ['cert-manager', 'external-secrets'],
  provides: {
    definitions: [
      'BucketStateStore.platform.kratix.io',
      'Destination.platform.kratix.io',
      'GitStateStore.platform.kratix.io',
      'Promise.platform.kratix.io',
      'PromiseRelease.platform.kratix.io',
      'Work.platform.kratix.io',
      'WorkPlacement.platform.kratix.io',
    ],
    clusterKinds: [
      'ClusterRole.rbac.authorization.k8s.io',
      'ClusterRoleBinding.rbac.authorization.k8s.io',
      'CustomResourceDefinition.apiextensions.k8s.io',
      'Destination.platform.kratix.io',
      'GitStateStore.platform.kratix.io',
      'MutatingWebhookConfiguration.admissionregistration.k8s.io',
      'Namespace',
      'ValidatingWebhookConfiguration.admissionregistration.k8s.io',
    ],
    objects: [
      `Namespace ${NAMESPACE}`,
      `Service ${NAMESPACE}/kratix-platform-webhook-service:443`,
      `ServiceAccount ${NAMESPACE}/kratix-platform-controller-manager`,
    ],
  },
  schema,
  defaults,
  chart: { repository: 'https://syntasso.github.io/helm-charts', name: 'kratix' },
  manifests: (context) => [...isolation(context), ...stateStore(context), ...reconciler(context)],
});
