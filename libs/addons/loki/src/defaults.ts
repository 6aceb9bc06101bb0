import { layer } from '@strata/addon';
import { HTTP_PORT, PUSH_URL } from './names';
import type { LokiConfig } from './schema';

/** One process with everything in it on one volume: enough for a household's logs. */
export const defaults = layer<LokiConfig>(
  {
    version: '6.55.0',
    retentionDays: 14,
    sizeGi: 20,
    memory: '512Mi',
    clients: ['log-shipper'],
    values: {
      deploymentMode: 'SingleBinary',
      loki: {
        // One household, one tenant: who reaches the port may push.
        auth_enabled: false,
        server: { http_listen_port: HTTP_PORT },
        commonConfig: { replication_factor: 1 },
        storage: { type: 'filesystem' },
        schemaConfig: {
          configs: [
            {
              from: '2025-01-01',
              store: 'tsdb',
              object_store: 'filesystem',
              schema: 'v13',
              index: { prefix: 'index_', period: '24h' },
            },
          ],
        },
        storage_config: {
          tsdb_shipper: {
            active_index_directory: '/var/loki/tsdb-index',
            cache_location: '/var/loki/tsdb-cache',
          },
        },
        compactor: {
          working_directory: '/var/loki/compactor',
          retention_enabled: true,
          delete_request_store: 'filesystem',
        },
        limits_config: { retention_period: ({ $ }) => `${$.retentionDays * 24}h` },
        analytics: { reporting_enabled: false },
        podSecurityContext: { seccompProfile: { type: 'RuntimeDefault' } },
      },
      singleBinary: {
        replicas: 1,
        persistence: {
          enabled: true,
          storageClass: ({ facts }) => facts.storage.configClass,
          size: ({ $ }) => `${$.sizeGi}Gi`,
        },
        resources: {
          requests: { cpu: '100m', memory: ({ $ }) => $.memory },
          limits: { memory: ({ $ }) => $.memory },
        },
      },
      // The parts of the larger modes, and what only they need.
      read: { replicas: 0 },
      write: { replicas: 0 },
      backend: { replicas: 0 },
      gateway: { enabled: false },
      chunksCache: { enabled: false },
      resultsCache: { enabled: false },
      ruler: { enabled: false },
      sidecar: { rules: { enabled: false } },
      lokiCanary: { enabled: false },
      test: { enabled: false },
      monitoring: { serviceMonitor: { enabled: true } },
    },
  },
  ({ facts }) =>
    facts.monitoring.lokiUrl === PUSH_URL ||
    `the fact monitoring.lokiUrl is "${facts.monitoring.lokiUrl}", but Loki is at "${PUSH_URL}"`,
);
