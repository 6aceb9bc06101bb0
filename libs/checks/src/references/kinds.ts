import type { Field } from './field';

/** The kinds that references lead to, as `Kind.group`. */
export const KIND = {
  appProject: 'AppProject.argoproj.io',
  certificate: 'Certificate.cert-manager.io',
  clusterIssuer: 'ClusterIssuer.cert-manager.io',
  clusterRole: 'ClusterRole.rbac.authorization.k8s.io',
  clusterStore: 'ClusterSecretStore.external-secrets.io',
  configMap: 'ConfigMap',
  externalSecret: 'ExternalSecret.external-secrets.io',
  gateway: 'Gateway.gateway.networking.k8s.io',
  gatewayClass: 'GatewayClass.gateway.networking.k8s.io',
  ingressClass: 'IngressClass.networking.k8s.io',
  issuer: 'Issuer.cert-manager.io',
  namespace: 'Namespace',
  networkPolicy: 'NetworkPolicy.networking.k8s.io',
  pod: 'Pod',
  pool: 'IPAddressPool.metallb.io',
  priorityClass: 'PriorityClass.scheduling.k8s.io',
  referenceGrant: 'ReferenceGrant.gateway.networking.k8s.io',
  role: 'Role.rbac.authorization.k8s.io',
  runtimeClass: 'RuntimeClass.node.k8s.io',
  secret: 'Secret',
  service: 'Service',
  serviceAccount: 'ServiceAccount',
  statefulSet: 'StatefulSet.apps',
  storageClass: 'StorageClass.storage.k8s.io',
  store: 'SecretStore.external-secrets.io',
  volumeClaim: 'PersistentVolumeClaim',
} as const;

/** `Kind` of `Kind.group`. */
export const shortKind = (kind: string): string => kind.split('.')[0] ?? kind;

/** `Kind.group` of what an apiVersion and a kind name. */
export function groupKind(apiVersion: string, kind: string): string {
  const group = apiVersion.includes('/') ? (apiVersion.split('/')[0] ?? '') : '';
  return withGroup(group, kind);
}

/** `Kind.group` of a group, empty for the core one, and a kind. */
export const withGroup = (group: string, kind: string): string => (group === '' ? kind : `${kind}.${group}`);

/** The group of the Gateway API. */
export const GATEWAY_GROUP = 'gateway.networking.k8s.io';

/** The group that a reference names; an empty one is the core group. */
export function groupIn(reference: Field, fallback: string): string {
  const { value } = reference.at('group');
  return typeof value === 'string' ? value : fallback;
}
