import { checkName, checkRequiredName, DNS_SUBDOMAIN, PATH_SEGMENT } from './name-syntax';
import type { Place } from './place';

const RBAC_GROUP = 'rbac.authorization.k8s.io';

/**
 * Checks a RoleBinding; a ServiceAccount without a namespace is one of the same namespace.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/#rolebinding-and-clusterrolebinding
 */
export function checkRoleBinding(object: Place): void {
  checkRoleRef(object.at('roleRef'), ['ClusterRole', 'Role']);
  for (const subject of object.at('subjects').elements) checkSubject(subject);
}

/** Checks a ClusterRoleBinding, which has no namespace to take a ServiceAccount from. */
export function checkClusterRoleBinding(object: Place): void {
  checkRoleRef(object.at('roleRef'), ['ClusterRole']);
  for (const subject of object.at('subjects').elements) {
    checkSubject(subject);
    if (subject.at('kind').text === 'ServiceAccount') subject.at('namespace').require('STR628');
  }
}

function checkRoleRef(reference: Place, kinds: readonly string[]): void {
  // The API server fills in the group, where nothing stands.
  reference.at('apiGroup').requireOneOf('STR628', [RBAC_GROUP]);
  reference.at('kind').require('STR628');
  reference.at('kind').requireOneOf('STR628', kinds);
  checkRequiredName(reference.at('name'), 'STR628', PATH_SEGMENT);
}

function checkSubject(subject: Place): void {
  const [kind, group] = [subject.at('kind'), subject.at('apiGroup')];
  kind.require('STR628');
  kind.requireOneOf('STR628', ['Group', 'ServiceAccount', 'User']);
  subject.at('name').require('STR628');
  if (kind.text !== 'ServiceAccount') {
    group.requireOneOf('STR628', [RBAC_GROUP]);
    return;
  }
  if (!subject.at('name').isEmpty) checkName(subject.at('name'), 'STR628', DNS_SUBDOMAIN);
  if (!group.isEmpty) group.refuse('STR628', 'must be left out for a ServiceAccount');
}
