import { Type } from '@sinclair/typebox';
import type { Static } from '@sinclair/typebox';
import { LABEL_VALUE } from '@strata/model';

const NAME = '^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$';
const port = (description: string) => Type.Integer({ minimum: 1, maximum: 65_535, description });

/** What a request for a route says. */
export const spec = Type.Object({
  namespace: Type.String({ pattern: NAME, description: 'Namespace of the Service.' }),
  hostname: Type.String({
    pattern: '^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*$',
    maxLength: 253,
    description: 'Name below the domain of the platform cluster: one label, or the whole name.',
    examples: ['music', 'music.home.example.com'],
  }),
  service: Type.String({ pattern: NAME, description: 'Service that answers.' }),
  port: port('Port of the Service.'),
  targetPort: Type.Optional(port('Port of its pods, where it is another.')),
  podLabels: Type.Record(Type.String(), Type.String({ pattern: LABEL_VALUE }), {
    minProperties: 1,
    description: 'Labels of the pods behind the Service: the Gateway is let through to them.',
  }),
});

/** The spec of a request, defaults of the schema filled in. */
export type GatewayRouteSpec = Static<typeof spec>;

/** What the pipeline tells. */
export const status = Type.Object({
  message: Type.Optional(Type.String()),
  url: Type.Optional(Type.String({ description: 'Where the service is reached.' })),
});
