import { groupKindOf } from '@strata/kubernetes';
import { Field } from '../references/field';
import type { PolicyFinding, PolicySubject } from './policy';

const BINDINGS: readonly string[] = [
  'ClusterRoleBinding.rbac.authorization.k8s.io',
  'RoleBinding.rbac.authorization.k8s.io',
];

/** Bindings to the role that may do anything. */
export function checkAdminBindings({ object }: PolicySubject): PolicyFinding[] {
  if (!BINDINGS.includes(groupKindOf(object))) return [];
  const role = new Field(object).at('roleRef');
  const isAdmin = role.at('kind').text === 'ClusterRole' && role.at('name').text === 'cluster-admin';
  return isAdmin ? [{ path: role.at('name').path, message: 'must not be cluster-admin' }] : [];
}
