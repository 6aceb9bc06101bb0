import { Type } from '@sinclair/typebox';
import type { Static } from '@sinclair/typebox';
import { LABEL_VALUE } from '@strata/model';

/** What a request for a Secret from the secret store says. */
export const spec = Type.Object({
  namespace: Type.String({
    pattern: '^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$',
    description: 'Namespace that the Secret is made in.',
  }),
  secretName: Type.Optional(
    Type.String({
      pattern: '^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*$',
      maxLength: 253,
      description: 'Name of the Secret; by default that of the request.',
    }),
  ),
  storeSelector: Type.Object(
    {
      matchLabels: Type.Record(Type.String(), Type.String({ pattern: LABEL_VALUE }), {
        minProperties: 1,
        description: 'Labels that the store must have, all of them.',
      }),
    },
    { description: 'Selects the ClusterSecretStore; exactly one must match.' },
  ),
  data: Type.Record(
    Type.String(),
    Type.Object({
      item: Type.String({ minLength: 1, maxLength: 200, description: 'Title of the item.' }),
      field: Type.String({ minLength: 1, maxLength: 200, description: 'Label of the field in it.' }),
    }),
    {
      minProperties: 1,
      maxProperties: 50,
      description: 'Keys of the Secret, each with where its value is kept.',
    },
  ),
  type: Type.String({
    default: 'Opaque',
    pattern: '^[A-Za-z0-9][A-Za-z0-9./-]{0,252}$',
    description: 'Type of the Secret.',
  }),
});

/** The spec of a request, defaults of the schema filled in. */
export type ExternalSecretSpec = Static<typeof spec>;

/** What the pipeline tells. */
export const status = Type.Object({
  message: Type.Optional(Type.String()),
  secret: Type.Optional(Type.String({ description: 'Name of the Secret.' })),
  store: Type.Optional(Type.String({ description: 'Name of the ClusterSecretStore.' })),
});
