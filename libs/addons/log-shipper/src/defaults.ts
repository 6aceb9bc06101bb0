import { layer } from '@strata/addon';
import { RESTRICTED_CONTAINER, restrictedPod } from '@strata/kubernetes';
import { alloyConfig } from './alloy-config';
import type { LogShipperConfig } from './schema';

/** The user that the image of Alloy is made for. */
const ALLOY_USER = 473;

/** One pod on every node, without rights on the node. */
export const defaults = layer<LogShipperConfig>({
  version: '1.8.1',
  excludedNamespaces: [],
  memory: '256Mi',
  values: {
    fullnameOverride: 'log-shipper',
    // The chart's own kinds are not used, and their definitions would outlive it.
    crds: { create: false },
    global: {
      podSecurityContext: restrictedPod(ALLOY_USER),
    },
    alloy: {
      configMap: {
        content: ({ $, facts, cluster }) =>
          alloyConfig({
            url: facts.monitoring.lokiUrl,
            cluster: cluster.name,
            excludedNamespaces: $.excludedNamespaces,
          }),
      },
      enableReporting: false,
      mounts: { extra: [{ name: 'storage', mountPath: '/tmp/alloy' }] },
      securityContext: RESTRICTED_CONTAINER,
      resources: {
        requests: { cpu: '50m', memory: ({ $ }) => $.memory },
        limits: { memory: ({ $ }) => $.memory },
      },
    },
    configReloader: { securityContext: RESTRICTED_CONTAINER },
    controller: {
      type: 'daemonset',
      volumes: { extra: [{ name: 'storage', emptyDir: {} }] },
      // The control plane's pods have logs too.
      tolerations: [
        { key: 'node-role.kubernetes.io/control-plane', operator: 'Exists', effect: 'NoSchedule' },
      ],
    },
    serviceMonitor: { enabled: true },
  },
});
