import { isPlacedOn } from '@strata/addon';
import type { Addon } from '@strata/addon';
import { describeManifest } from '@strata/kubernetes';
import type { Manifest } from '@strata/kubernetes';
import { ARGOCD_NAMESPACE } from '@strata/model';
import type { Cluster } from '@strata/model';

/** Every API server makes these. */
const BUILT_IN: readonly string[] = ['default', 'kube-node-lease', 'kube-public', 'kube-system'];

/**
 * Objects whose namespace is not on the cluster when they are synced: neither the addon nor one that it waits for makes
 * it there. Argo CD makes the namespace that an Application goes to, and no other.
 *
 * @param dependencies every addon that is healthy before this one
 */
export function checkNamespaces(
  addon: Addon,
  dependencies: readonly Addon[],
  cluster: Cluster,
  manifests: readonly Manifest[],
): string[] {
  const before = [addon, ...dependencies.filter((each) => isPlacedOn(each, cluster))];
  const made = new Set([
    ...BUILT_IN,
    // A cluster without a host is installed with Argo CD on it.
    ...(cluster.host === undefined ? [ARGOCD_NAMESPACE] : []),
    ...before.map(({ namespace }) => namespace.name),
    ...manifests.filter(({ kind }) => kind === 'Namespace').map(({ metadata }) => metadata.name),
  ]);
  return manifests
    .filter(({ metadata }) => metadata.namespace !== undefined && !made.has(metadata.namespace))
    .map(
      (manifest) =>
        `${describeManifest(manifest)} needs the namespace ${String(manifest.metadata.namespace)}, which neither ${addon.name} nor an addon that it depends on makes there`,
    );
}
