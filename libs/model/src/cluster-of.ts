import type { Cluster, ClusterFile } from './cluster';
import { identityLabels, registrationAnnotations } from './cluster-registration';
import type { Facts } from './facts';

/** A cluster with the labels and annotations that follow from its identity and its facts. */
export function clusterOf(
  { name, environment }: Pick<Cluster, 'name' | 'environment'>,
  { role, server, host, labels, annotations, network }: ClusterFile,
  facts: Pick<Facts, 'repository' | 'domain' | 'gateway' | 'monitoring'>,
): Cluster {
  return {
    name,
    environment,
    role,
    server,
    ...(host === undefined ? {} : { host }),
    labels: { ...labels, ...identityLabels(name, role, environment) },
    annotations: { ...annotations, ...registrationAnnotations(facts) },
    network: { ...network, controlPlane: network.controlPlane ?? [] },
  };
}
