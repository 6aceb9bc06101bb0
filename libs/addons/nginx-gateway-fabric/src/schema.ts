import { Type } from '@sinclair/typebox';
import { chartFields } from '@strata/addon';
import type { ConfigOf } from '@strata/addon';

const replicas = (description: string) => Type.Integer({ minimum: 1, maximum: 10, description });

/** Configuration of the Gateway and its controller. */
export const schema = Type.Object({
  ...chartFields,
  controlPlane: Type.Object(
    {
      replicas: replicas('Pods of the controller; one leads.'),
      logLevel: Type.Union([Type.Literal('debug'), Type.Literal('info'), Type.Literal('error')], {
        description: 'Least severity that the controller logs.',
      }),
    },
    { description: 'The controller, which configures NGINX.' },
  ),
  dataPlane: Type.Object(
    {
      replicas: replicas('Pods of NGINX that serve the Gateway.'),
      memory: Type.String({
        description: 'Memory that each NGINX pod requests and is limited to.',
        pattern: '^[1-9][0-9]*(?:Mi|Gi)$',
      }),
    },
    { description: 'NGINX, which serves the routes.' },
  ),
  podMonitor: Type.Boolean({
    description: 'Whether Prometheus scrapes both planes; needs its operator on the cluster.',
  }),
});

export type NginxGatewayFabricConfig = ConfigOf<typeof schema>;
