import type { Cluster } from '@strata/model';

/**
 * The directory of the state repository that belongs to a cluster: Kratix writes there what is scheduled to it, and
 * Argo CD syncs from there. One function for both, so that they cannot drift apart.
 */
export const statePathOf = ({ environment, name }: Pick<Cluster, 'environment' | 'name'>): string =>
  `${environment}/${name}`;
