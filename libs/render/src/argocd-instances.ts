import { registrationOf } from '@strata/argocd';
import type { RegisteredCluster } from '@strata/argocd';
import type { Cluster } from '@strata/model';

/** One Argo CD of the platform, and the clusters that are registered with it. */
export interface ArgoCdInstance {
  /** The cluster that it runs on. */
  readonly host: string;
  readonly clusters: readonly RegisteredCluster[];
}

/** Every cluster that has no host among the others runs an Argo CD, which knows it and its virtual clusters. */
export function argoCdInstances(clusters: readonly Cluster[]): ArgoCdInstance[] {
  const names = new Set(clusters.map(({ name }) => name));
  return clusters
    .filter(({ host }) => host === undefined || !names.has(host))
    .map(({ name: host }) => ({
      host,
      clusters: clusters
        .filter((cluster) => cluster.name === host || cluster.host === host)
        .map(registrationOf),
    }));
}
