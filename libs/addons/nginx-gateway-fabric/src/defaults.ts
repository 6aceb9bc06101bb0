import { layer } from '@strata/addon';
import { dataPlaneLabels, NAMESPACE } from './names';
import type { NginxGatewayFabricConfig } from './schema';

/** One GatewayClass, as many pods as the facts ask for, no telemetry. */
export const defaults = layer<NginxGatewayFabricConfig>(
  {
    version: '2.6.7',
    controlPlane: { replicas: ({ facts }) => facts.replicas, logLevel: 'info' },
    dataPlane: { replicas: ({ facts }) => facts.replicas, memory: '256Mi' },
    podMonitor: true,
    values: {
      nginxGateway: {
        gatewayClassName: ({ facts }) => facts.gateway.className,
        replicas: ({ $ }) => $.controlPlane.replicas,
        config: { logging: { level: ({ $ }) => $.controlPlane.logLevel } },
        productTelemetry: { enable: false },
        resources: { requests: { cpu: '50m', memory: '96Mi' }, limits: { memory: '256Mi' } },
      },
      nginx: {
        replicas: ({ $ }) => $.dataPlane.replicas,
        container: {
          resources: {
            requests: { cpu: '100m', memory: ({ $ }) => $.dataPlane.memory },
            limits: { memory: ({ $ }) => $.dataPlane.memory },
          },
        },
        pod: {
          topologySpreadConstraints: [
            {
              maxSkew: 1,
              topologyKey: 'kubernetes.io/hostname',
              whenUnsatisfiable: 'ScheduleAnyway',
              labelSelector: { matchLabels: ({ facts }) => dataPlaneLabels(facts.gateway.name) },
            },
          ],
        },
      },
    },
  },
  ({ facts }) =>
    facts.gateway.namespace === NAMESPACE ||
    `the fact gateway.namespace is "${facts.gateway.namespace}", but the Gateway lives in "${NAMESPACE}"`,
);
