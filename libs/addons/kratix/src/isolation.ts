import type { AddonInputs } from '@strata/addon';
import { isolateNamespace } from '@strata/kubernetes';
import type { Manifest } from '@strata/kubernetes';
import { NAMESPACE } from './names';

/**
 * The policies of a namespace that the chart makes itself. They sync with the chart, because Argo CD makes no
 * namespace that is among the objects, and before the chart there would be none to put them in.
 */
export function isolation({ facts, cluster }: AddonInputs): Manifest[] {
  if (!facts.networkPolicies) return [];
  const annotations = { 'argocd.argoproj.io/sync-wave': '0' };
  return isolateNamespace({
    namespace: NAMESPACE,
    isolation: 'ingress',
    monitoringNamespace: facts.monitoring.namespace,
    nodes: [cluster.network.nodes],
    services: cluster.network.services,
  }).map((policy) => ({ ...policy, metadata: { ...policy.metadata, annotations } }));
}
