import { Type } from '@sinclair/typebox';
import { chartFields } from '@strata/addon';
import type { ConfigOf } from '@strata/addon';

/** Configuration of external-dns. */
export const schema = Type.Object({
  ...chartFields,
  policy: Type.Union([Type.Literal('upsert-only'), Type.Literal('sync')], {
    description: '`sync` also deletes the records of what is gone; `upsert-only` leaves them.',
  }),
  interval: Type.String({
    description: 'Time between two looks at the records, such as `1m`.',
    pattern: '^[1-9][0-9]*[smh]$',
  }),
  services: Type.Boolean({
    description: 'Whether Services with a hostname annotation get records, beside routes.',
  }),
  serviceMonitor: Type.Boolean({
    description: 'Whether Prometheus scrapes it; needs its operator on the cluster.',
  }),
});

export type ExternalDnsConfig = ConfigOf<typeof schema>;
