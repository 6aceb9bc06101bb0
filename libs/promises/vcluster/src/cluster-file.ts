import type { PipelineObject, PlatformContext } from '@strata/kratix';
import { clusterOf, GUEST_ROLE } from '@strata/model';
import type { Cluster, ClusterFile, Facts } from '@strata/model';
import isEmpty from 'lodash/isEmpty';
import { serverOf } from './names';
import type { VClusterSpec } from './schema';

/** Base domain of the services in a virtual cluster. */
export const domainOf = (
  { metadata, spec }: PipelineObject<VClusterSpec>,
  { facts }: Pick<PlatformContext, 'facts'>,
): string => spec.facts?.domain ?? `${metadata.name}.${facts.domain}`;

/**
 * What the `cluster.yaml` of a requested virtual cluster would hold. Its pods run on the nodes of the host, so the
 * network is that of the host where the request says nothing.
 */
export function clusterFileOf(request: PipelineObject<VClusterSpec>, platform: PlatformContext): ClusterFile {
  const { metadata, spec } = request;
  const { description, argoCD = {}, network: asked = {}, facts = {} } = spec;
  const host = platform.cluster.network;
  return {
    role: GUEST_ROLE,
    ...(description === undefined ? {} : { description }),
    server: serverOf(metadata.name),
    host: platform.cluster.name,
    ...(isEmpty(argoCD.labels) ? {} : { labels: { ...argoCD.labels } }),
    ...(isEmpty(argoCD.annotations) ? {} : { annotations: { ...argoCD.annotations } }),
    network: {
      nodes: asked.nodes ?? host.nodes,
      controlPlane: [],
      pods: asked.pods ?? host.pods,
      services: asked.services ?? host.services,
      ...(asked.gatewayAddress === undefined ? {} : { gatewayAddress: asked.gatewayAddress }),
    },
    facts: { ...facts, domain: domainOf(request, platform) },
  };
}

/** The facts of a requested virtual cluster: those of its environment and role, and over them what it says. */
export const guestFactsOf = (request: PipelineObject<VClusterSpec>, platform: PlatformContext): Facts => ({
  ...platform.guestFacts,
  ...clusterFileOf(request, platform).facts,
});

/** A requested virtual cluster as the inventory knows it, with the labels and annotations of its registration. */
export const guestClusterOf = (request: PipelineObject<VClusterSpec>, platform: PlatformContext): Cluster =>
  clusterOf(
    { name: request.metadata.name, environment: platform.cluster.environment },
    clusterFileOf(request, platform),
    guestFactsOf(request, platform),
  );
