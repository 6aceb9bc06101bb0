import type { Cluster, Facts } from '@strata/model';

/** One cluster with its facts. */
export interface PlatformCluster {
  readonly cluster: Cluster;
  readonly facts: Facts;
}

/** Clusters that run an Argo CD of their own; the others are registered with the one of their host. */
export const hostsOf = (clusters: readonly PlatformCluster[]): PlatformCluster[] =>
  clusters.filter(({ cluster }) => cluster.host === undefined);

/** The virtual clusters of a host. */
export const guestsOf = (host: string, clusters: readonly PlatformCluster[]): PlatformCluster[] =>
  clusters.filter(({ cluster }) => cluster.host === host);
