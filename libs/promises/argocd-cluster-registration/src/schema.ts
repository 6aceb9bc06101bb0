import { Type } from '@sinclair/typebox';
import type { Static } from '@sinclair/typebox';

const texts = (description: string) =>
  Type.Record(Type.String(), Type.String({ maxLength: 5000 }), { description, default: {} });

const NAME = '^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*$';

/** What a request to register a cluster says. */
export const spec = Type.Object({
  server: Type.String({
    pattern: '^https://[^\\s/]+(?:/[^\\s]*)?$',
    maxLength: 500,
    description: 'URL of its API server as Argo CD reaches it.',
  }),
  labels: texts('Labels of the registration: what ApplicationSets select by.'),
  annotations: texts('Annotations of the registration: what ApplicationSets read.'),
  source: Type.Object(
    {
      secret: Type.String({
        pattern: NAME,
        maxLength: 253,
        description:
          'Secret with the certificates of its administrator, under `certificate-authority`, `client-certificate` and `client-key`.',
      }),
      namespace: Type.String({
        pattern: '^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$',
        description: 'Namespace of that Secret.',
      }),
    },
    { description: 'Where the certificates are on the platform cluster.' },
  ),
  item: Type.String({
    pattern: '^[A-Za-z0-9][A-Za-z0-9 ._-]{0,99}$',
    description: 'Item of the secret store that the certificates are kept in.',
  }),
});

/** The spec of a request, defaults of the schema filled in. */
export type ArgoCDClusterRegistrationSpec = Static<typeof spec>;

/** What the pipeline tells. */
export const status = Type.Object({
  message: Type.Optional(Type.String()),
  secret: Type.Optional(Type.String({ description: 'Name of the Secret that registers the cluster.' })),
  item: Type.Optional(Type.String({ description: 'Item of the secret store with the certificates.' })),
});
