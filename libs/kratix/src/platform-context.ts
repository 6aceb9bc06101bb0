import type { Cluster, Facts } from '@strata/model';

/** A cluster-wide object that requests select by its labels: a ClusterSecretStore, or a ClusterIssuer. */
export interface Labelled {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
}

/**
 * What a pipeline knows of the platform. It is written into the Promise when that is rendered, so that the container
 * in the cluster and the preview in a pull request see the same.
 */
export interface PlatformContext {
  /** The cluster that runs Kratix and that everything is scheduled to. */
  readonly cluster: Cluster;
  readonly facts: Facts;
  /** Facts of a virtual cluster of its environment, before what a request says. */
  readonly guestFacts: Facts;
  /** ClusterSecretStores of the cluster. */
  readonly stores: readonly Labelled[];
  /** ClusterIssuers of the cluster. */
  readonly issuers: readonly Labelled[];
}

/** What pipelines on a cluster know, from the facts of that cluster and of the virtual clusters on it. */
export const platformContextOf = (cluster: Cluster, facts: Facts, guestFacts: Facts): PlatformContext => ({
  cluster,
  facts,
  guestFacts,
  stores: [{ name: facts.secretStore.name, labels: facts.secretStore.labels }],
  issuers: [{ name: facts.acme.issuer, labels: facts.acme.issuerLabels }],
});
