import { Type } from '@sinclair/typebox';
import type { Static } from '@sinclair/typebox';

/** `Kind`, or `Kind.group` for what is not in the core group. */
const KIND = '^[A-Z][A-Za-z0-9]*(?:\\.[a-z0-9]+(?:[.-][a-z0-9]+)*)?$';
const NAMESPACE = '^(?:\\*|[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\*?|[a-z0-9][a-z0-9-]{0,61}-\\*)$';

const kinds = (description: string) =>
  Type.Array(Type.String({ pattern: KIND, examples: ['ClusterRole.rbac.authorization.k8s.io'] }), {
    maxItems: 100,
    description,
    default: [],
  });

/** What a request for an AppProject says. */
export const spec = Type.Object({
  description: Type.String({ minLength: 1, maxLength: 255, description: 'What the project is for.' }),
  repositories: Type.Array(Type.String({ pattern: '^[^!\\s][^\\s]*$', maxLength: 500 }), {
    minItems: 1,
    maxItems: 50,
    description:
      'Git and chart repositories that its Applications may use, by URL; a `*` stands for any text.',
    examples: [['https://git.example.com/tenants/*']],
  }),
  destinations: Type.Array(
    Type.Object({
      cluster: Type.String({ minLength: 1, maxLength: 63, description: 'Name of the cluster.' }),
      namespaces: Type.Array(Type.String({ pattern: NAMESPACE }), {
        minItems: 1,
        maxItems: 50,
        description: 'Namespaces on it; a `*` at the end stands for any text.',
      }),
    }),
    { minItems: 1, maxItems: 50, description: 'Where its Applications may deploy to.' },
  ),
  clusterKinds: kinds('Cluster-scoped kinds that its Applications may make; no others.'),
});

/** The spec of a request, defaults of the schema filled in. */
export type ArgoCDProjectSpec = Static<typeof spec>;

/** What the pipeline tells. */
export const status = Type.Object({
  message: Type.Optional(Type.String()),
  project: Type.Optional(Type.String({ description: 'Name of the AppProject.' })),
});
