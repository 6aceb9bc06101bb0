import { promise, provePolicy, rbac } from './policy-table.cases';

const pods = { apiGroups: [''], resources: ['pods'], verbs: ['get'] };
const star = (field: string) => `must not be a star: list the ${field}`;

describe('checkWildcards', () => {
  provePolicy(
    'STR664',
    [
      ...['apiGroups', 'resources', 'verbs'].flatMap((field) =>
        ['ClusterRole', 'Role'].map(
          (kind) =>
            [
              `any ${field} in a ${kind}`,
              rbac(kind, { rules: [pods, { ...pods, [field]: ['*'] }] }),
              `rules[1].${field}[0] ${star(field)}`,
            ] as const,
        ),
      ),
      [
        'any URL',
        rbac('ClusterRole', { rules: [{ nonResourceURLs: ['/healthz', '*'], verbs: ['get'] }] }),
        `rules[0].nonResourceURLs[1] ${star('nonResourceURLs')}`,
      ],
      [
        'any path',
        rbac('ClusterRole', { rules: [{ nonResourceURLs: ['/*'], verbs: ['get'] }] }),
        `rules[0].nonResourceURLs[0] ${star('nonResourceURLs')}`,
      ],
      [
        'everything',
        rbac('ClusterRole', { rules: [{ apiGroups: ['*'], resources: ['*'], verbs: ['*'] }] }),
        ...['verbs', 'apiGroups', 'resources'].map((field) => `rules[0].${field}[0] ${star(field)}`),
      ],
      [
        'permissions of a pipeline',
        promise({ rbac: { permissions: [{ ...pods, verbs: ['get', '*'] }] } }),
        `spec.workflows.resource.configure[0].spec.rbac.permissions[0].verbs[1] ${star('verbs')}`,
      ],
    ],
    [
      ['one rule', rbac('ClusterRole', { rules: [pods] })],
      ['no rules', rbac('ClusterRole', { rules: [], aggregationRule: {} })],
      [
        'a part of all resources and paths',
        rbac('ClusterRole', {
          rules: [
            { ...pods, resources: ['*/scale', 'pods/log'] },
            { nonResourceURLs: ['/metrics/*'], verbs: ['get'] },
          ],
        }),
      ],
      ['a pipeline without permissions', promise({})],
      [
        'a Role of another group',
        {
          apiVersion: 'example.com/v1',
          kind: 'Role',
          metadata: { name: 'a' },
          rules: [{ verbs: ['*'] }],
        },
      ],
    ],
  );
});
