import { layer } from '@strata/addon';
import { CREDENTIALS, isConnectUrl, NAMESPACE, PORT, SERVICE } from './names';
import type { OnepasswordConnectConfig } from './schema';

/** The server alone: External Secrets does what the operator of the chart would do. */
export const defaults = layer<OnepasswordConnectConfig>(
  {
    version: '2.3.0',
    replicas: ({ facts }) => facts.replicas,
    clients: ['external-secrets'],
    values: {
      connect: {
        applicationName: SERVICE,
        replicas: ({ $ }) => $.replicas,
        credentialsName: CREDENTIALS.name,
        credentialsKey: CREDENTIALS.key,
        pdb: { enabled: ({ $ }) => $.replicas > 1 },
        api: {
          httpPort: PORT,
          resources: { requests: { cpu: '20m', memory: '64Mi' }, limits: { memory: '128Mi' } },
          serviceMonitor: { enabled: true },
        },
        sync: { resources: { requests: { cpu: '20m', memory: '64Mi' }, limits: { memory: '128Mi' } } },
      },
      operator: { create: false },
    },
  },
  ({ facts }) =>
    isConnectUrl(facts.secretStore.connectHost) ||
    `the fact secretStore.connectHost is "${facts.secretStore.connectHost}", but the server answers at ` +
      `"http://${SERVICE}.${NAMESPACE}.svc.cluster.local:${PORT}"`,
);
