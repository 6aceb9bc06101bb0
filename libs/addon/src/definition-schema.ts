import { Type } from '@sinclair/typebox';
import { SYNC_POLICY_SCHEMA } from '@strata/argocd';
import type { Isolation, PodSecurity } from '@strata/kubernetes';
import { PROJECTS } from './addon';

const text = Type.String({ description: 'A text that is not empty.', pattern: '\\S' });
const texts = Type.Record(Type.String(), Type.String());
const oneOf = <T extends string>(values: readonly T[]) =>
  Type.Union(values.map((value) => Type.Literal(value)));

const SUBDOMAIN = '[a-z0-9](?:[-.a-z0-9]*[a-z0-9])?';

const namespaceName = Type.String({
  description: 'Lower-case letters, digits and hyphens, at most 63.',
  pattern: '^[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?$',
});
const namespacePattern = Type.String({
  description: 'The name of a namespace, or how it starts and then a star.',
  pattern: '^[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9*])?$',
});
const kind = Type.String({
  description: 'Kind.group, or Kind for a core one, such as ClusterRole.rbac.authorization.k8s.io.',
  pattern: '^[A-Z][A-Za-z0-9]*(?:\\.[-a-z0-9]+)*$',
});
const customKind = Type.String({
  description: 'Kind.group, such as Certificate.cert-manager.io.',
  pattern: '^[A-Z][A-Za-z0-9]*(?:\\.[-a-z0-9]+)+$',
});
const jsonPointer = Type.String({
  description: 'A JSON pointer starts with a slash, such as /spec/replicas.',
  pattern: '^/',
});

const isolations: readonly Isolation[] = ['none', 'ingress', 'full'];
const levels: readonly PodSecurity[] = ['privileged', 'baseline', 'restricted'];

/**
 * The form of an addon's definition, functions left open: what Argo CD, the engine or an AppProject would overlook or
 * trip over. Whether names are known, and selectors and sources make sense, is not a matter of form.
 */
export const DEFINITION_SCHEMA = Type.Object({
  name: Type.String(),
  description: Type.Optional(Type.String()),
  project: oneOf(Object.keys(PROJECTS)),
  namespace: Type.Object({
    name: namespaceName,
    create: Type.Optional(Type.Boolean()),
    podSecurity: Type.Optional(oneOf(levels)),
    isolation: Type.Optional(oneOf(isolations)),
  }),
  alsoWritesTo: Type.Optional(Type.Array(namespacePattern)),
  placement: Type.Object({
    roles: Type.Array(Type.String()),
    labels: Type.Optional(texts),
    expressions: Type.Optional(
      Type.Array(
        Type.Object({
          key: Type.String(),
          operator: Type.String(),
          values: Type.Optional(Type.Array(Type.String())),
        }),
      ),
    ),
  }),
  dependsOn: Type.Optional(Type.Array(Type.String())),
  provides: Type.Optional(
    Type.Object({
      definitions: Type.Optional(Type.Array(customKind)),
      definitionsOnGuests: Type.Optional(Type.Array(customKind)),
      clusterKinds: Type.Optional(Type.Array(kind)),
      objects: Type.Optional(Type.Unknown()),
    }),
  ),
  bootstrapSecrets: Type.Optional(Type.Unknown()),
  schema: Type.Unknown(),
  defaults: Type.Unknown(),
  chart: Type.Optional(
    Type.Object({ repository: Type.Optional(Type.String()), name: Type.Optional(Type.String()) }),
  ),
  git: Type.Optional(
    Type.Object({ repository: Type.Optional(Type.String()), path: Type.Optional(Type.String()) }),
  ),
  manifests: Type.Optional(Type.Unknown()),
  syncPolicy: Type.Optional(SYNC_POLICY_SCHEMA),
  rollout: Type.Optional(
    Type.Array(
      Type.Object({
        matchExpressions: Type.Array(
          Type.Object({
            key: text,
            operator: oneOf(['In', 'NotIn']),
            values: Type.Array(Type.String(), { minItems: 1 }),
          }),
        ),
        maxUpdate: Type.Optional(Type.Union([Type.Integer(), Type.String()])),
      }),
      { minItems: 1 },
    ),
  ),
  ignoreDifferences: Type.Optional(
    Type.Array(
      Type.Object({
        group: Type.Optional(Type.String()),
        kind: text,
        name: Type.Optional(Type.String()),
        namespace: Type.Optional(Type.String()),
        jsonPointers: Type.Optional(Type.Array(jsonPointer)),
        jqPathExpressions: Type.Optional(Type.Array(text)),
        managedFieldsManagers: Type.Optional(Type.Array(text)),
        reason: text,
      }),
    ),
  ),
  applicationMetadata: Type.Optional(Type.Unknown()),
});

/** The fields of a definition that are functions. */
export const DEFINITION_FUNCTIONS = ['bootstrapSecrets', 'manifests', 'applicationMetadata'] as const;

/** What `applicationMetadata` returns. */
export const APPLICATION_METADATA_SCHEMA = Type.Object({
  applicationMetadata: Type.Object({
    labels: Type.Optional(texts),
    annotations: Type.Optional(texts),
  }),
});

/** What `bootstrapSecrets` returns. */
export const BOOTSTRAP_SECRETS_SCHEMA = Type.Object({
  bootstrapSecrets: Type.Array(
    Type.Object({
      name: Type.String({ description: 'The name of a Secret.', pattern: `^${SUBDOMAIN}$` }),
      key: Type.String({ description: 'The key of a Secret.', pattern: '^[-._A-Za-z0-9]+$' }),
      variable: Type.String({
        description: 'A name that Terraform takes for a variable.',
        pattern:
          '^(?!(?:count|depends_on|for_each|lifecycle|locals|providers|source|version)$)[A-Za-z_][A-Za-z0-9_-]*$',
      }),
      description: Type.String(),
      labels: Type.Optional(texts),
      texts: Type.Optional(texts),
    }),
  ),
});
