import { isPlacedOn } from '@strata/addon';
import { compose, withOrigin } from '@strata/compose';
import type { Layer } from '@strata/compose';
import type { AddonSource } from './addon-source';
import type { CommonConfig } from './configure';
import type { ClusterTarget } from './platform';
import type { Deployment } from './predict';
import { stackLayers } from './stack';

/** The clusters that an addon is deployed on, with the version that its layers give there; nothing is checked. */
export function deploymentsOf(
  { addon, folder, defaultsOrigin }: AddonSource,
  targets: readonly ClusterTarget[],
  layerOf: (file: string) => Layer | undefined,
): Deployment[] {
  const selected = targets.filter(({ cluster }) => isPlacedOn(addon, cluster));
  return selected.map((target) => {
    const layers = stackLayers(folder, withOrigin(addon.defaults, defaultsOrigin), target, layerOf);
    const { version } = compose<CommonConfig>(layers, target).evaluate().data;
    return { cluster: target.cluster, version };
  });
}
