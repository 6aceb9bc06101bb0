import { Type } from '@sinclair/typebox';
import { chartFields } from '@strata/addon';
import type { ConfigOf } from '@strata/addon';

/** Configuration of Loki. */
export const schema = Type.Object({
  ...chartFields,
  retentionDays: Type.Integer({
    minimum: 1,
    maximum: 730,
    description: 'Days after which the compactor deletes lines.',
  }),
  sizeGi: Type.Integer({
    minimum: 1,
    maximum: 4096,
    description: 'GiB of the volume with chunks and index.',
  }),
  memory: Type.String({
    description: 'Memory that Loki requests and is limited to.',
    pattern: '^[1-9][0-9]*(?:Mi|Gi)$',
  }),
  clients: Type.Array(Type.String({ minLength: 1 }), {
    description: 'Namespaces whose pods may push and query; the monitoring namespace may anyway.',
  }),
});

export type LokiConfig = ConfigOf<typeof schema>;
