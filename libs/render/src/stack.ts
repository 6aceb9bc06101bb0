import type { Layer } from '@strata/compose';
import { overlayCandidates } from '@strata/model';
import type { ClusterTarget } from './platform';

/**
 * The layers of an addon on one cluster, lowest precedence first: its defaults, then every overlay that exists.
 *
 * @param layerOf the layer that an overlay file holds, if it exists
 */
export function stackLayers(
  addon: string,
  defaults: Layer,
  { cluster }: ClusterTarget,
  layerOf: (file: string) => Layer | undefined,
): Layer[] {
  const target = { environment: cluster.environment, role: cluster.role, cluster: cluster.name };
  const overlays = overlayCandidates(addon, target).flatMap((file) => layerOf(file) ?? []);
  return [defaults, ...overlays];
}
