import { promise, provePolicy, rbac } from './policy-table.cases';

const binding = (kind: string, name: string, role = 'ClusterRole', subjects: readonly object[] = []) =>
  rbac(kind, { roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: role, name }, subjects });
const REFUSED = 'roleRef.name must not be cluster-admin';

describe('checkAdminBindings', () => {
  provePolicy(
    'STR665',
    [
      ['a ClusterRoleBinding', binding('ClusterRoleBinding', 'cluster-admin'), REFUSED],
      ['a RoleBinding, for its namespace', binding('RoleBinding', 'cluster-admin'), REFUSED],
      ...['User', 'Group', 'ServiceAccount'].map(
        (kind) =>
          [
            `a ${kind}`,
            binding('ClusterRoleBinding', 'cluster-admin', 'ClusterRole', [{ kind, name: 'ann' }]),
            REFUSED,
          ] as const,
      ),
      [
        'a binding that a promise brings',
        promise({}, [binding('ClusterRoleBinding', 'cluster-admin')]),
        `spec.dependencies[0].${REFUSED}`,
      ],
    ],
    [
      ['another role', binding('ClusterRoleBinding', 'view')],
      ['admin of a namespace', binding('RoleBinding', 'admin')],
      ['a Role of that name', binding('RoleBinding', 'cluster-admin', 'Role')],
      ['a role with a longer name', binding('ClusterRoleBinding', 'cluster-admin-readonly')],
      ['no role', rbac('ClusterRoleBinding', {})],
    ],
  );
});
