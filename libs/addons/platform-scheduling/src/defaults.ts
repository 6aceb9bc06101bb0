import { layer } from '@strata/addon';
import type { PlatformSchedulingConfig } from './schema';

/** Three classes with room between them. Pods that name none stay at 0, between platform and low. */
export const defaults = layer<PlatformSchedulingConfig>(
  {
    classes: {
      'platform-critical': {
        value: 1_000_000,
        description: 'What other workloads cannot run without: ingress, storage, certificates, secrets.',
        preemption: true,
      },
      'platform-default': {
        value: 100_000,
        description:
          'Services of the platform that may wait a moment: observability, policies, self-service.',
        preemption: true,
      },
      'workload-low': {
        value: -100,
        description: 'Batch work and experiments: runs where room is left and is evicted first.',
        preemption: false,
      },
    },
  },
  ({ $ }) =>
    Object.values($.classes).filter((entry) => entry.default === true).length <= 1 ||
    'at most one PriorityClass is the default',
);
