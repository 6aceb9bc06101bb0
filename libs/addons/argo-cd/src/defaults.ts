import { layer } from '@strata/addon';
import type { Values } from '@strata/addon';
import { APPLICATION_HEALTH } from './application-health';
import { APPLICATION_SET_HEALTH } from './application-set-health';
import { HOST, PREFIX } from './names';
import type { ArgoCdConfig } from './schema';

const SCRAPED: Values = { enabled: true, serviceMonitor: { enabled: true } };
const REDIS: Values = { requests: { cpu: '50m', memory: '64Mi' }, limits: { memory: '256Mi' } };
const SMALL: Values = { requests: { cpu: '20m', memory: '64Mi' }, limits: { memory: '128Mi' } };

/** TLS ends at the Gateway, traffic is confined by the namespace's policies, and what nobody uses stays off. */
export const defaults = layer<ArgoCdConfig>({
  version: '10.9.5',
  replicas: ({ facts }) => facts.replicas,
  redisHa: false,
  admin: true,
  reconciliationSeconds: 120,
  controllerMemory: '1Gi',
  repoServerMemory: '512Mi',
  values: {
    fullnameOverride: PREFIX,
    createClusterRoles: true,
    // Argo CD takes `keep` for the end of an Application; what keeps a definition from being pruned is the annotation.
    crds: { install: true, keep: true, annotations: { 'argocd.argoproj.io/sync-options': 'Prune=false' } },
    global: {
      domain: ({ facts }) => `${HOST}.${facts.domain}`,
      // The chart's own policies open the server to everyone; those of the namespace do not.
      networkPolicy: { create: false },
    },
    configs: {
      cm: {
        'admin.enabled': ({ $ }) => $.admin,
        'timeout.reconciliation': ({ $ }) => `${$.reconciliationSeconds}s`,
        'resource.customizations.health.argoproj.io_Application': APPLICATION_HEALTH,
        'resource.customizations.health.argoproj.io_ApplicationSet': APPLICATION_SET_HEALTH,
      },
      params: {
        'server.insecure': true,
        // Every Application applies on the server's side, so differences are found there too.
        'controller.diff.server.side': true,
        // Only then does the health of Applications reach the status of their ApplicationSet while it changes.
        'applicationsetcontroller.enable.progressive.syncs': true,
        // By then the controller of ApplicationSets has noticed what a wave brought.
        'controller.sync.wave.delay.seconds': 5,
        // Longer than a first installation, of which an end is one of the whole sync and of its retries; a wave that
        // never becomes healthy must still not keep newer commits waiting for good.
        'controller.sync.timeout.seconds': 4 * 60 * 60,
      },
    },
    controller: {
      metrics: SCRAPED,
      resources: {
        requests: { cpu: '250m', memory: '512Mi' },
        limits: { memory: ({ $ }) => $.controllerMemory },
      },
    },
    server: {
      replicas: ({ $ }) => $.replicas,
      pdb: { enabled: ({ $ }) => $.replicas > 1, maxUnavailable: 1 },
      metrics: SCRAPED,
      resources: { requests: { cpu: '50m', memory: '96Mi' }, limits: { memory: '256Mi' } },
    },
    repoServer: {
      replicas: ({ $ }) => $.replicas,
      pdb: { enabled: ({ $ }) => $.replicas > 1, maxUnavailable: 1 },
      metrics: SCRAPED,
      resources: {
        requests: { cpu: '50m', memory: '192Mi' },
        limits: { memory: ({ $ }) => $.repoServerMemory },
      },
    },
    applicationSet: {
      replicas: ({ $ }) => $.replicas,
      pdb: { enabled: ({ $ }) => $.replicas > 1, maxUnavailable: 1 },
      metrics: SCRAPED,
      resources: { requests: { cpu: '20m', memory: '64Mi' }, limits: { memory: '256Mi' } },
    },
    redis: { resources: REDIS },
    'redis-ha': {
      enabled: ({ $ }) => $.redisHa,
      redis: { resources: REDIS },
      sentinel: { resources: SMALL },
      haproxy: { resources: SMALL },
    },
    dex: { enabled: false },
    notifications: { enabled: false },
  },
});
