import { selectorOf } from '@strata/addon';
import { matchesSelector } from '@strata/argocd';
import { withOrigin } from '@strata/compose';
import type { Layer } from '@strata/compose';
import type { Cluster, ClusterFile, Facts } from '@strata/model';
import {
  addonOutput,
  clusterFile,
  clusterOutputs,
  completeManifests,
  deriveCluster,
  factLayers,
  locationOf,
  stackLayers,
} from '@strata/render';
import type { AddonSource, ClusterTarget, Deployment, Output } from '@strata/render';
import type { RenderTarget, Source } from './render-target';

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
  { cluster, facts }: ClusterTarget,
  layerOf: (file: string) => Layer | undefined,
  others: readonly Deployment[],
): RenderTarget {
  const { addon, folder, defaultsOrigin, definitionOrigin } = source;
  const { environment, role, name } = cluster;
  const file = clusterFile(environment, name);
  const definition = layerOf(file);
  const fields = Object.fromEntries(
    Object.entries(definition?.fields ?? {}).filter(([key]) => key !== 'facts'),
  );
  const factStack = factLayers({ environment, role, cluster: name }, layerOf);
  const sources: Source[] = [
    {
      key: 'facts',
      name: 'facts',
      layers: factStack,
      data: { ...facts },
      file: 'environments/base/environment.yaml',
    },
    {
      key: 'cluster',
      name: 'cluster',
      layers: definition === undefined ? [] : [{ ...definition, fields }],
      data: fields,
      file,
    },
    { key: 'directory', name: 'directory', layers: [], data: { environment, cluster: name }, file },
  ];
  return {
    name: `${name}/${folder}`,
    layers: stackLayers(folder, withOrigin(addon.defaults, defaultsOrigin), { cluster, facts }, layerOf),
    sources,
    bind: (named) => {
      const identity = named['directory'] as { environment: string; cluster: string };
      const factData = named['facts'] as Facts;
      const fileData = named['cluster'] as ClusterFile;
      return {
        facts: factData,
        cluster: deriveCluster(identity.environment, identity.cluster, fileData, factData),
      };
    },
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
  if (!isSelected(source, cluster)) return [];
  const own = addon.manifests?.({ config, ...target }) ?? [];
  const manifests = completeManifests(addon, target, own);
  const deployment: Deployment = { cluster, version: config.version };
  const deployments = [...others, deployment].sort((a, b) => (a.cluster.name < b.cluster.name ? -1 : 1));
  return [
    addonOutput(source, deployments),
    ...clusterOutputs(source, { target, deployment, config, manifests }),
  ];
}

const isSelected = ({ addon }: AddonSource, cluster: Cluster): boolean =>
  matchesSelector(cluster.labels, selectorOf(addon.placement));
