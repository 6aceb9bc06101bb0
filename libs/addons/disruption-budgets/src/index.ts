import { defineAddon } from '@strata/addon';
import { defaults } from './defaults';
import { manifests } from './manifests';
import { schema } from './schema';

export type { DisruptionBudgetsConfig } from './schema';

/** PodDisruptionBudgets for workloads whose charts bring none. */
export default defineAddon({
  name: 'disruption-budgets',
  description: 'PodDisruptionBudgets for workloads that no chart covers',
  project: 'platform',
  namespace: { name: 'kube-system', create: false },
  // Nodes are drained on the host; a virtual cluster's budgets would not reach it.
  placement: { roles: ['control-plane'] },
  schema,
  defaults,
  manifests,
});
