import type { Requirements } from './presets';

/** What each member of etcd gets. */
export const ETCD_REQUIREMENTS: Requirements = {
  requests: { cpu: '100m', memory: '256Mi' },
  limits: { cpu: '1', memory: '1Gi' },
};
