import { isPlacedOn } from '@strata/addon';
import { withOrigin } from '@strata/compose';
import type { Layer } from '@strata/compose';
import {
  addonOutput,
  clusterOutputs,
  completeManifests,
  findDependencies,
  locationOf,
  stackLayers,
} from '@strata/render';
import type { AddonSource, ClusterTarget, Deployment, Output } from '@strata/render';
import { clusterSources } from './cluster-sources';
import type { RenderTarget } from './render-target';

interface Config {
  readonly version?: string;
  readonly values?: Readonly<Record<string, unknown>>;
}

/**
 * One addon on one cluster as a render target. Its sources are the facts of the cluster, the file that defines the
 * cluster, and what its directory names.
 *
 * @param others the deployments of the addon on the other clusters: its ApplicationSet speaks of all
 */
export function addonTarget(
  source: AddonSource,
  target: ClusterTarget,
  layerOf: (file: string) => Layer | undefined,
  others: readonly Deployment[],
): RenderTarget {
  const { addon, folder, defaultsOrigin, definitionOrigin } = source;
  const { cluster } = target;
  const { sources, bind } = clusterSources(target, layerOf);
  return {
    name: `${cluster.name}/${folder}`,
    layers: stackLayers(folder, withOrigin(addon.defaults, defaultsOrigin), target, layerOf),
    sources,
    bind,
    code: locationOf(definitionOrigin, ['manifests']),
    outputs: (config, inputs) => renderOutputs(source, config as Config, inputs as ClusterTarget, others),
  };
}

function renderOutputs(
  source: AddonSource,
  config: Config,
  target: ClusterTarget,
  others: readonly Deployment[],
): Output[] {
  const { addon } = source;
  const { cluster } = target;
  if (!isPlacedOn(source.addon, cluster)) return [];
  const own = addon.manifests?.({ config, ...target }) ?? [];
  const manifests = completeManifests(addon, target, own);
  const deployment: Deployment = { cluster, version: config.version };
  const deployments = [...others, deployment].sort((a, b) => (a.cluster.name < b.cluster.name ? -1 : 1));
  // With the literals of the code that is asked about: its dependencies may be others than those of the source.
  const known = source.dependencies?.addons ?? [];
  const dependencies = findDependencies(addon, (name) => known.find((each) => each.name === name));
  return [
    addonOutput({ ...source, dependencies }, deployments),
    ...clusterOutputs(source, { target, deployment, config, manifests }),
  ];
}
