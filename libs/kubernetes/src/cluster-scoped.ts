import { groupOf } from './manifest';
import type { Manifest } from './manifest';

/** Cluster-scoped kinds as `<group>/<Kind>`; the core group is empty. */
const CLUSTER_SCOPED: ReadonlySet<string> = new Set([
  '/Namespace',
  '/PersistentVolume',
  'admissionregistration.k8s.io/MutatingWebhookConfiguration',
  'admissionregistration.k8s.io/ValidatingAdmissionPolicy',
  'admissionregistration.k8s.io/ValidatingAdmissionPolicyBinding',
  'admissionregistration.k8s.io/ValidatingWebhookConfiguration',
  'apiextensions.k8s.io/CustomResourceDefinition',
  'cert-manager.io/ClusterIssuer',
  'external-secrets.io/ClusterExternalSecret',
  'external-secrets.io/ClusterSecretStore',
  'gateway.networking.k8s.io/GatewayClass',
  'kyverno.io/ClusterPolicy',
  'platform.kratix.io/Destination',
  'platform.kratix.io/GitStateStore',
  'platform.kratix.io/Promise',
  'rbac.authorization.k8s.io/ClusterRole',
  'rbac.authorization.k8s.io/ClusterRoleBinding',
  'scheduling.k8s.io/PriorityClass',
  'storage.k8s.io/StorageClass',
]);

/** Whether objects of this kind live outside namespaces. */
export const isClusterScoped = (manifest: Pick<Manifest, 'apiVersion' | 'kind'>): boolean =>
  CLUSTER_SCOPED.has(`${groupOf(manifest)}/${manifest.kind}`);
