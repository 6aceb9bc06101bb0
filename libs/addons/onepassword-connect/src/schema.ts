import { Type } from '@sinclair/typebox';
import { chartFields } from '@strata/addon';
import type { ConfigOf } from '@strata/addon';

/** Configuration of the 1Password Connect server. */
export const schema = Type.Object({
  ...chartFields,
  replicas: Type.Integer({
    minimum: 1,
    maximum: 5,
    description: 'Pods of the server; each keeps its own encrypted copy of the vaults.',
  }),
  clients: Type.Array(Type.String({ minLength: 1 }), {
    minItems: 1,
    uniqueItems: true,
    description: 'Namespaces whose pods may call the server.',
  }),
});

export type OnepasswordConnectConfig = ConfigOf<typeof schema>;
