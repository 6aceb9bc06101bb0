import { Type } from '@sinclair/typebox';
import type { ConfigOf } from '@strata/addon';
import type { Isolation, PodSecurity } from '@strata/kubernetes';

/** Namespaces that every API server has and where no pod has business. */
export const BUILT_IN_NAMESPACES = ['default', 'kube-node-lease', 'kube-public'] as const;

/** How the names of tenants' namespaces begin; the AppProject allows no others. */
export const TENANT_PREFIX = 'tenant-';

const oneOf = <T extends string>(values: readonly T[], description: string) =>
  Type.Unsafe<T>(
    Type.Union(
      values.map((value) => Type.Literal(value)),
      { description },
    ),
  );

/** Configuration of the policies for namespaces that no addon owns. */
export const schema = Type.Object({
  namespaces: Type.Record(
    Type.String({ pattern: `^(?:${BUILT_IN_NAMESPACES.join('|')}|${TENANT_PREFIX}[a-z0-9-]*[a-z0-9])$` }),
    Type.Object({
      isolation: oneOf<Isolation>(
        ['none', 'ingress', 'full'],
        'Which traffic is denied unless a policy allows it: none, from outside, or in both directions.',
      ),
      create: Type.Optional(
        Type.Boolean({ description: 'Whether the namespace is created here. Default false.' }),
      ),
      podSecurity: Type.Optional(
        oneOf<PodSecurity>(
          ['privileged', 'baseline', 'restricted'],
          'Pod Security level of a created namespace. Default restricted.',
        ),
      ),
      gateway: Type.Optional(
        Type.Boolean({ description: 'Whether the Gateway may reach its pods. Default false.' }),
      ),
    }),
    { description: `Isolation by namespace: built-in ones, or tenants' named \`${TENANT_PREFIX}…\`.` },
  ),
});

export type NetworkPoliciesConfig = ConfigOf<typeof schema>;

/** What the configuration says of one namespace. */
export type NamespaceRule = NetworkPoliciesConfig['namespaces'][string];
