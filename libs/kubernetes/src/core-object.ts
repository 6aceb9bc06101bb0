import type * as client from '@kubernetes/client-node';
import type { Manifest, ManifestMetadata } from './manifest';
import type { Wire } from './wire';

/** Built-in kinds with the official client's types. */
interface CoreModels {
  ConfigMap: client.V1ConfigMap;
  CronJob: client.V1CronJob;
  DaemonSet: client.V1DaemonSet;
  Deployment: client.V1Deployment;
  Namespace: client.V1Namespace;
  NetworkPolicy: client.V1NetworkPolicy;
  PodDisruptionBudget: client.V1PodDisruptionBudget;
  PriorityClass: client.V1PriorityClass;
  Role: client.V1Role;
  RoleBinding: client.V1RoleBinding;
  ClusterRole: client.V1ClusterRole;
  ClusterRoleBinding: client.V1ClusterRoleBinding;
  Service: client.V1Service;
  ServiceAccount: client.V1ServiceAccount;
  StatefulSet: client.V1StatefulSet;
  StorageClass: client.V1StorageClass;
}

/** A built-in kind that `coreObject` can make. */
export type CoreKind = keyof CoreModels;

/** The apiVersion of each built-in kind. */
export const CORE_API_VERSIONS: Readonly<Record<CoreKind, string>> = {
  ConfigMap: 'v1',
  CronJob: 'batch/v1',
  DaemonSet: 'apps/v1',
  Deployment: 'apps/v1',
  Namespace: 'v1',
  NetworkPolicy: 'networking.k8s.io/v1',
  PodDisruptionBudget: 'policy/v1',
  PriorityClass: 'scheduling.k8s.io/v1',
  Role: 'rbac.authorization.k8s.io/v1',
  RoleBinding: 'rbac.authorization.k8s.io/v1',
  ClusterRole: 'rbac.authorization.k8s.io/v1',
  ClusterRoleBinding: 'rbac.authorization.k8s.io/v1',
  Service: 'v1',
  ServiceAccount: 'v1',
  StatefulSet: 'apps/v1',
  StorageClass: 'storage.k8s.io/v1',
};

/** The fields of a built-in kind beside apiVersion, kind, metadata and status. */
export type CoreBody<K extends CoreKind> = Omit<
  Wire<CoreModels[K]>,
  'apiVersion' | 'kind' | 'metadata' | 'status'
>;

/**
 * An object of a built-in kind, checked by the official client's types.
 *
 * @param body the fields beside apiVersion, kind and metadata
 */
export function coreObject<K extends CoreKind>(
  kind: K,
  metadata: ManifestMetadata,
  body: CoreBody<K>,
): Manifest {
  return { apiVersion: CORE_API_VERSIONS[kind], kind, metadata, ...body };
}
