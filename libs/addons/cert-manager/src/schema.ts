import { Type } from '@sinclair/typebox';
import { chartFields } from '@strata/addon';
import type { ConfigOf } from '@strata/addon';

/** Configuration of cert-manager. */
export const schema = Type.Object({
  ...chartFields,
  replicas: Type.Integer({
    minimum: 1,
    maximum: 5,
    description: 'Pods of the controller and the CA injector, of which one leads, and of the webhook.',
  }),
  nameservers: Type.Array(Type.String({ pattern: '^[^\\s,]+:[0-9]+$', examples: ['1.1.1.1:53'] }), {
    minItems: 1,
    description: 'Public resolvers, `address:port`, that see a challenge as the certificate authority does.',
  }),
  memory: Type.String({
    description: 'Memory limit of each pod.',
    pattern: '^[1-9][0-9]*(?:Mi|Gi)$',
  }),
  serviceMonitor: Type.Boolean({
    description: 'Whether Prometheus scrapes it; needs its operator on the cluster.',
  }),
});

export type CertManagerConfig = ConfigOf<typeof schema>;
