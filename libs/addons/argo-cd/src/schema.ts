import { Type } from '@sinclair/typebox';
import { chartFields } from '@strata/addon';
import type { ConfigOf } from '@strata/addon';

const memory = (description: string) => Type.String({ description, pattern: '^[1-9][0-9]*(?:Mi|Gi)$' });

/** Configuration of Argo CD. */
export const schema = Type.Object({
  ...chartFields,
  replicas: Type.Integer({
    minimum: 1,
    maximum: 5,
    description: 'Pods of the server, the repository server and the ApplicationSet controller.',
  }),
  redisHa: Type.Boolean({
    description: 'Whether the cache survives the loss of a node; needs three nodes.',
  }),
  admin: Type.Boolean({
    description: 'Whether the local admin may log in; turn it off once single sign-on is configured.',
  }),
  reconciliationSeconds: Type.Integer({
    minimum: 30,
    maximum: 3600,
    description: 'Seconds between two looks at the repositories.',
  }),
  controllerMemory: memory('Memory limit of the application controller, which caches every watched object.'),
  repoServerMemory: memory('Memory limit of each repository server, which renders the charts.'),
});

export type ArgoCdConfig = ConfigOf<typeof schema>;
