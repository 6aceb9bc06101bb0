import { isPlacedOn } from '@strata/addon';
import type { Addon } from '@strata/addon';
import { describeManifest, groupKindOf, groupOf, isCustom } from '@strata/kubernetes';
import type { Manifest } from '@strata/kubernetes';
import type { Cluster } from '@strata/model';

/** Argo CD's own kinds exist wherever it runs, before it syncs anything. */
const BOOTSTRAPPED_GROUP = 'argoproj.io';

/**
 * Custom resources whose definition is not on the cluster when they are synced: neither the addon nor one that it
 * waits for installs it there, and the host of a virtual cluster does not hand it down.
 *
 * @param dependencies every addon that is healthy before this one
 * @param host of a virtual cluster
 */
export function checkDefinitions(
  addon: Addon,
  dependencies: readonly Addon[],
  cluster: Cluster,
  host: Cluster | undefined,
  manifests: readonly Manifest[],
): string[] {
  const sources = [addon, ...dependencies];
  const defined = new Set([
    ...sources.filter(isOn(cluster)).flatMap(({ provides }) => provides?.definitions ?? []),
    ...(host === undefined ? [] : sources.filter(isOn(host))).flatMap(
      ({ provides }) => provides?.definitionsOnGuests ?? [],
    ),
  ]);
  return manifests
    .filter(isCustom)
    .filter((manifest) => host !== undefined || groupOf(manifest) !== BOOTSTRAPPED_GROUP)
    .filter((manifest) => !defined.has(groupKindOf(manifest)))
    .map(
      (manifest) =>
        `${describeManifest(manifest)} needs the definition of ${groupKindOf(manifest)}, which neither ${addon.name} nor an addon that it depends on installs there`,
    );
}

const isOn =
  (cluster: Cluster) =>
  (addon: Addon): boolean =>
    isPlacedOn(addon, cluster);
