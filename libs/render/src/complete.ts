import type { Addon } from '@strata/addon';
import { withSyncOrder } from '@strata/argocd';
import { isolateNamespace } from '@strata/kubernetes';
import type { Manifest } from '@strata/kubernetes';
import type { ClusterTarget } from './platform';

/** Adds what every addon needs on a cluster: the policies that isolate its namespace, and the order of syncing. */
export function completeManifests(
  addon: Addon,
  { cluster, facts }: ClusterTarget,
  manifests: readonly Manifest[],
): Manifest[] {
  const { name, create = true, isolation = 'ingress' } = addon.namespace;
  const policies =
    create && facts.networkPolicies
      ? isolateNamespace({
          namespace: name,
          isolation,
          monitoringNamespace: facts.monitoring.namespace,
          nodes: [cluster.network.nodes],
          services: cluster.network.services,
        })
      : [];
  return [...policies, ...manifests].map(withSyncOrder);
}
