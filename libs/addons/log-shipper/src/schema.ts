import { Type } from '@sinclair/typebox';
import { chartFields } from '@strata/addon';
import type { ConfigOf } from '@strata/addon';

/** Configuration of the log shipper. */
export const schema = Type.Object({
  ...chartFields,
  excludedNamespaces: Type.Array(Type.String({ pattern: '^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$' }), {
    description: 'Namespaces whose pods are not worth storing.',
    uniqueItems: true,
  }),
  memory: Type.String({
    description: 'Memory that the pod on each node requests and is limited to.',
    pattern: '^[1-9][0-9]*(?:Mi|Gi)$',
  }),
});

export type LogShipperConfig = ConfigOf<typeof schema>;
