import { Type } from '@sinclair/typebox';
import { chartFields } from '@strata/addon';
import type { ConfigOf } from '@strata/addon';

/** Configuration of External Secrets. */
export const schema = Type.Object({
  ...chartFields,
  replicas: Type.Integer({
    minimum: 1,
    maximum: 5,
    description: 'Pods of the controller, of which one leads, and of the admission webhook.',
  }),
  concurrency: Type.Integer({
    minimum: 1,
    maximum: 20,
    description: 'ExternalSecrets that the controller reconciles at the same time.',
  }),
});

export type ExternalSecretsConfig = ConfigOf<typeof schema>;
