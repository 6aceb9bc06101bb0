import { Type } from '@sinclair/typebox';
import { chartFields } from '@strata/addon';
import type { ConfigOf } from '@strata/addon';

/** Configuration of MetalLB. */
export const schema = Type.Object({
  ...chartFields,
  pools: Type.Record(
    Type.String(),
    Type.Object({
      addresses: Type.Array(Type.String({ examples: ['192.0.2.0/28', '192.0.2.10-192.0.2.19'] }), {
        description: 'CIDRs or `first-last` ranges.',
        minItems: 1,
      }),
      autoAssign: Type.Boolean({
        description: 'Whether a Service that names no pool may get an address from it.',
      }),
    }),
    { description: 'Address pools by name, announced in layer 2.' },
  ),
});

export type MetallbConfig = ConfigOf<typeof schema>;
