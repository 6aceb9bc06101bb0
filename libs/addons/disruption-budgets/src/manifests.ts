import type { AddonContext } from '@strata/addon';
import { coreObject } from '@strata/kubernetes';
import type { Manifest } from '@strata/kubernetes';
import type { Budget, DisruptionBudgetsConfig } from './schema';

/**
 * A PodDisruptionBudget for each budget, on clusters where services run more than once: with a single node the pods
 * could move nowhere, and a budget would keep the node from ever draining.
 *
 * @see https://kubernetes.io/docs/tasks/run-application/configure-pdb/
 */
export function manifests({ config, facts }: AddonContext<DisruptionBudgetsConfig>): Manifest[] {
  if (facts.replicas === 1) return [];
  return Object.entries(config.budgets).map(([name, budget]) => podDisruptionBudget(name, budget));
}

function podDisruptionBudget(name: string, budget: Budget): Manifest {
  const { namespace, matchLabels, minAvailable, maxUnavailable } = budget;
  return coreObject(
    'PodDisruptionBudget',
    { name, namespace },
    {
      spec: {
        ...(minAvailable === undefined ? { maxUnavailable } : { minAvailable }),
        selector: { matchLabels },
        // A pod that is not ready serves nobody; it must not hold up the node.
        unhealthyPodEvictionPolicy: 'AlwaysAllow',
      },
    },
  );
}
