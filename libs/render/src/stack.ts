import type { Layer } from '@strata/compose';
import { overlayCandidates } from '@strata/model';
import type { ClusterTarget } from './platform';

/** The overlays that may be in the stack of an addon on a cluster, lowest precedence first. */
export const overlayFiles = (addon: string, { cluster }: ClusterTarget): string[] =>
  overlayCandidates(addon, {
    environment: cluster.environment,
    role: cluster.role,
    cluster: cluster.name,
  });

/**
 * The layers of an addon on one cluster, lowest precedence first: its defaults, then every overlay that exists.
 *
 * @param layerOf the layer that an overlay file holds, if it exists
 */
export function stackLayers(
  addon: string,
  defaults: Layer,
  target: ClusterTarget,
  layerOf: (file: string) => Layer | undefined,
): Layer[] {
  return [defaults, ...overlayFiles(addon, target).flatMap((file) => layerOf(file) ?? [])];
}
