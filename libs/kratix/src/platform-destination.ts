import type { Cluster } from '@strata/model';
import type { StateDestination, StateStore } from './state/state-path';

/** The Git repository of the platform's state, as Kratix writes to it. */
export const STATE_STORE = { name: 'platform-state', appendsName: false } as const satisfies StateStore & {
  name: string;
};

/**
 * The directory of the state repository that belongs to a cluster: Kratix writes there what is scheduled to it, and
 * Argo CD syncs from there. One function for both, so that they cannot drift apart.
 */
export const statePathOf = ({ environment, name }: Pick<Cluster, 'environment' | 'name'>): string =>
  `${environment}/${name}`;

/** A cluster as a destination of its own platform. Promises select it by its labels. */
export const platformDestination = (cluster: Pick<Cluster, 'environment' | 'name'>) =>
  ({
    name: cluster.name,
    labels: { environment: cluster.environment, cluster: cluster.name },
    path: statePathOf(cluster),
    filepath: { mode: 'nestedByMetadata' },
  }) as const satisfies StateDestination;
