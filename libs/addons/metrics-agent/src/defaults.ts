import { layer } from '@strata/addon';
import { RESTRICTED_CONTAINER, restrictedPod } from '@strata/kubernetes';
import { alloyConfig } from './alloy-config';
import type { MetricsAgentConfig } from './schema';

const PORT = 12345;

/** The user that the image of Alloy is made for. */
const ALLOY_USER = 473;

/** One pod for the whole virtual cluster; what it cannot push it keeps until it restarts. */
export const defaults = layer<MetricsAgentConfig>({
  version: '1.8.1',
  scrapeIntervalSeconds: 60,
  monitors: true,
  memory: '384Mi',
  values: {
    fullnameOverride: 'metrics-agent',
    // The chart's own kinds are not used, and their definitions would outlive it.
    crds: { create: false },
    global: {
      podSecurityContext: restrictedPod(ALLOY_USER),
    },
    alloy: {
      configMap: {
        content: ({ $, facts, cluster }) =>
          alloyConfig({
            url: facts.monitoring.remoteWriteUrl,
            cluster: cluster.name,
            scrapeIntervalSeconds: $.scrapeIntervalSeconds,
            monitors: $.monitors,
          }),
      },
      enableReporting: false,
      listenPort: PORT,
      mounts: { extra: [{ name: 'storage', mountPath: '/tmp/alloy' }] },
      securityContext: RESTRICTED_CONTAINER,
      resources: {
        requests: { cpu: '50m', memory: ({ $ }) => $.memory },
        limits: { memory: ({ $ }) => $.memory },
      },
    },
    configReloader: { securityContext: RESTRICTED_CONTAINER },
    controller: {
      type: 'deployment',
      replicas: 1,
      volumes: { extra: [{ name: 'storage', emptyDir: {} }] },
      // It scrapes itself even where no monitors are defined.
      podAnnotations: { 'prometheus.io/scrape': 'true', 'prometheus.io/port': `${PORT}` },
    },
  },
});
