import { KIND, withGroup } from './kinds';
import type { ReferenceCheck } from './reference-report';

const GROUP = 'rbac.authorization.k8s.io';

/**
 * Roles that every API server has.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/#default-roles-and-role-bindings
 */
const BUILT_IN_ROLE = /^(?:cluster-admin|admin|edit|view|system:.+)$/;

/** Controllers of the control plane have accounts there that nothing here shows. */
const SYSTEM_NAMESPACE = 'kube-system';

/** The role and the accounts of a binding. */
export const checkBinding: ReferenceCheck = (subject, root, report) => {
  const { namespace } = subject.object.metadata;
  const role = root.at('roleRef', 'name');
  const kind = withGroup(GROUP, root.at('roleRef', 'kind').text ?? '');
  const isBuiltIn =
    BUILT_IN_ROLE.test(role.text ?? '') && (kind === KIND.clusterRole || namespace === SYSTEM_NAMESPACE);
  if (role.text !== undefined && !isBuiltIn && (kind === KIND.clusterRole || kind === KIND.role)) {
    const place = kind === KIND.role ? { namespace } : {};
    report.require(subject, role, { code: 'STR652', kind, ...place, name: role.text });
  }
  for (const each of root.at('subjects').elements) {
    const name = each.at('name');
    const home = each.at('namespace').text;
    if (each.at('kind').text !== 'ServiceAccount' || name.text === undefined || home === undefined) continue;
    if (name.text === 'default' || home === SYSTEM_NAMESPACE) continue;
    report.require(subject, name, {
      code: 'STR642',
      kind: KIND.serviceAccount,
      namespace: home,
      name: name.text,
    });
  }
};
