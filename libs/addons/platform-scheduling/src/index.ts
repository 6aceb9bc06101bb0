import { defineAddon } from '@strata/addon';
import { defaults } from './defaults';
import { manifests } from './manifests';
import { schema } from './schema';

export type { PlatformSchedulingConfig } from './schema';

/** PriorityClasses: which pods are scheduled first and which are evicted last. */
export default defineAddon({
  name: 'platform-scheduling',
  description: 'PriorityClasses of the platform',
  project: 'platform',
  namespace: { name: 'kube-system', create: false },
  // An API server refuses pods that name a class it does not know, so that a workload which moves into a virtual
  // cluster needs the names there too, although scheduling is its host's.
  placement: { roles: ['control-plane', 'vcluster'] },
  provides: {
    clusterKinds: ['PriorityClass.scheduling.k8s.io'],
  },
  schema,
  defaults,
  manifests,
});
