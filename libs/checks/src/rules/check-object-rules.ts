import { groupKindOf, isCustom } from '@strata/kubernetes';
import type { Manifest } from '@strata/kubernetes';
import type { ObjectProblem } from '../object-problem';
import { checkConfigMap, checkSecret } from './config-data';
import { checkCustomResourceDefinition } from './custom-resource-definition';
import { checkDisruptionBudget } from './disruption-budget';
import { checkIngress, checkIngressClass } from './ingress';
import { checkCronJob, checkJob } from './job';
import { checkLimitRange } from './limit-range';
import { checkMetadata } from './metadata';
import { checkNetworkPolicy } from './network-policy';
import { checkPersistentVolume, checkStorageClass } from './persistent-volume';
import { checkClaim } from './persistent-volume-claim';
import { Place } from './place';
import { checkPodAutoscaler } from './pod-autoscaler';
import { checkPodSpec } from './pod-spec';
import { checkPriorityClass } from './priority-class';
import { checkResourceQuota } from './resource-quota';
import { checkClusterRole, checkRole } from './role';
import { checkClusterRoleBinding, checkRoleBinding } from './role-binding';
import { checkService } from './service';
import {
  checkDaemonSet,
  checkDeployment,
  checkReplicaSet,
  checkReplicationController,
  checkStatefulSet,
} from './workload';

/** What is checked beside the metadata, by kind and group. */
const CHECKS: ReadonlyMap<string, (object: Place) => void> = new Map([
  ['ConfigMap', checkConfigMap],
  ['LimitRange', checkLimitRange],
  ['PersistentVolume', checkPersistentVolume],
  ['PersistentVolumeClaim', checkClaim],
  ['Pod', (object) => checkPodSpec(object.at('spec'))],
  ['ReplicationController', checkReplicationController],
  ['ResourceQuota', checkResourceQuota],
  ['Secret', checkSecret],
  ['Service', checkService],
  ['DaemonSet.apps', checkDaemonSet],
  ['Deployment.apps', checkDeployment],
  ['ReplicaSet.apps', checkReplicaSet],
  ['StatefulSet.apps', checkStatefulSet],
  ['HorizontalPodAutoscaler.autoscaling', checkPodAutoscaler],
  ['CronJob.batch', checkCronJob],
  ['Job.batch', checkJob],
  ['CustomResourceDefinition.apiextensions.k8s.io', checkCustomResourceDefinition],
  ['Ingress.networking.k8s.io', checkIngress],
  ['IngressClass.networking.k8s.io', checkIngressClass],
  ['NetworkPolicy.networking.k8s.io', checkNetworkPolicy],
  ['PodDisruptionBudget.policy', checkDisruptionBudget],
  ['ClusterRole.rbac.authorization.k8s.io', checkClusterRole],
  ['ClusterRoleBinding.rbac.authorization.k8s.io', checkClusterRoleBinding],
  ['Role.rbac.authorization.k8s.io', checkRole],
  ['RoleBinding.rbac.authorization.k8s.io', checkRoleBinding],
  ['PriorityClass.scheduling.k8s.io', checkPriorityClass],
  ['StorageClass.storage.k8s.io', checkStorageClass],
]);

/**
 * What the API server of Kubernetes 1.34 would refuse in an object that fits its schema, and what it takes although
 * nothing can come of it. Values of a wrong type are passed over: the schema check reports them.
 *
 * @returns problems in the order of the checks; for custom resources only those of labels and annotations
 * @see https://github.com/kubernetes/kubernetes/tree/v1.34.2/pkg/apis
 */
export function checkObjectRules(object: Manifest): ObjectProblem[] {
  const problems: ObjectProblem[] = [];
  if (typeof object.apiVersion !== 'string' || typeof object.kind !== 'string') return problems;
  const place = new Place(object, [], problems);
  const groupKind = groupKindOf(object);
  checkMetadata(place.at('metadata'), groupKind, !isCustom(object));
  CHECKS.get(groupKind)?.(place);
  return problems;
}
