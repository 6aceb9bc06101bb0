import { definePromise } from '@strata/kratix';
import { configure } from './configure';
import { spec, status } from './schema';

export type { GatewayRouteSpec } from './schema';

/** Routes: a service behind the Gateway of the platform, with TLS and a DNS name. */
export default definePromise({
  name: 'gateway-route',
  description: 'A host name of the platform that leads to a Service',
  kind: 'GatewayRoute',
  plural: 'gatewayroutes',
  version: 'v1alpha1',
  spec,
  status,
  workflows: { resource: { configure: [{ name: 'configure', run: configure }] } },
  example: {
    namespace: 'service-music',
    hostname: 'music',
    service: 'music',
    port: 80,
    targetPort: 8080,
    podLabels: { 'app.kubernetes.io/name': 'music' },
  },
});
