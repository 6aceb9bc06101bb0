import { Type } from '@sinclair/typebox';
import type { Static } from '@sinclair/typebox';
import { LABEL_VALUE } from '@strata/model';

const NAME = '^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$';
const port = (description: string) => Type.Integer({ minimum: 1, maximum: 65_535, description });

const selector = (what: string) =>
  Type.Object(
    {
      matchLabels: Type.Record(Type.String(), Type.String({ pattern: LABEL_VALUE }), {
        minProperties: 1,
        description: 'Labels that it must have, all of them.',
      }),
    },
    { description: `Selects ${what}.` },
  );

/** What a request for a service says. */
export const spec = Type.Object({
  description: Type.String({ minLength: 1, maxLength: 200, description: 'What the service is for.' }),
  source: Type.Object(
    {
      repository: Type.String({
        pattern: '^https://[^\\s]+$',
        maxLength: 500,
        description: 'Git repository.',
      }),
      revision: Type.String({ minLength: 1, maxLength: 200, description: 'Branch, tag or commit.' }),
      path: Type.String({ pattern: '^[^/\\s][^\\s]*$', maxLength: 500, description: 'Directory in it.' }),
    },
    { description: 'Where its manifests are: at least a Deployment and a Service.' },
  ),
  hostname: Type.String({
    pattern: NAME,
    description: 'Label below the domain of the platform cluster that it is reached by.',
  }),
  service: Type.Object(
    {
      name: Type.String({ pattern: NAME, description: 'Name of the Service.' }),
      port: port('Port of the Service.'),
      targetPort: Type.Optional(port('Port of its pods, where it is another.')),
      podLabels: Type.Record(Type.String(), Type.String({ pattern: LABEL_VALUE }), {
        minProperties: 1,
        description: 'Labels of the pods behind it.',
      }),
    },
    { description: 'The Service that answers.' },
  ),
  secrets: Type.Record(
    Type.String(),
    Type.Record(
      Type.String(),
      Type.Object({
        item: Type.String({ minLength: 1, maxLength: 200, description: 'Title of the item.' }),
        field: Type.String({ minLength: 1, maxLength: 200, description: 'Label of the field in it.' }),
      }),
      { minProperties: 1, maxProperties: 50 },
    ),
    {
      default: {},
      maxProperties: 20,
      description: 'Secrets by name; keys with the items and fields of their values.',
    },
  ),
  certManager: Type.Object(
    { issuerSelector: selector('the ClusterIssuer of the certificate that its host name has') },
    { description: 'Its certificate.' },
  ),
  externalSecrets: Type.Object(
    { storeSelector: selector('the ClusterSecretStore of its secrets; exactly one must match') },
    { description: 'Where its secrets are kept.' },
  ),
  podSecurity: Type.Union([Type.Literal('baseline'), Type.Literal('restricted')], {
    default: 'restricted',
    description: 'Pod Security level of its namespace.',
  }),
  isolation: Type.Union([Type.Literal('ingress'), Type.Literal('full')], {
    default: 'ingress',
    description: 'Which traffic is denied unless a policy allows it; `full` denies what leaves, too.',
  }),
});

/** The spec of a request, defaults of the schema filled in. */
export type HTTPServiceSpec = Static<typeof spec>;

/** What the pipeline tells. */
export const status = Type.Object({
  message: Type.Optional(Type.String()),
  url: Type.Optional(Type.String({ description: 'Where the service is reached.' })),
  namespace: Type.Optional(Type.String({ description: 'Where it runs.' })),
});
