import { compose } from '@strata/compose';
import type { Layer } from '@strata/compose';
import { clusterOf } from '@strata/model';
import type { ClusterFile, Facts } from '@strata/model';
import { clusterFile, controlPlaneLayers, factLayers } from '@strata/render';
import type { ClusterTarget } from '@strata/render';
import type { Source } from './render-target';

/** The sources that say what a cluster is, and what they give together. */
export interface ClusterSources {
  readonly sources: readonly Source[];
  /** The cluster and its facts, from the data of the sources by key. */
  readonly bind: (data: Readonly<Record<string, unknown>>) => ClusterTarget;
}

/**
 * What a cluster is made of: its facts, the file that defines it, and what its directory names.
 *
 * @param prefix of the keys, where a target has the sources of several clusters
 */
export function clusterSources(
  { cluster: { environment, role, name }, facts, machines = [] }: ClusterTarget,
  layerOf: (file: string) => Layer | undefined,
  prefix = '',
): ClusterSources {
  const definition = layerOf(clusterFile(environment, name));
  // A cluster that a request makes is defined in the file of the request.
  const file = definition?.origin.file ?? clusterFile(environment, name);
  const fields = Object.fromEntries(
    Object.entries(definition?.fields ?? {}).filter(([key]) => key !== 'facts'),
  );
  const layers = definition === undefined ? [] : [{ ...definition, fields }, ...controlPlaneLayers(machines)];
  const keys = { facts: `${prefix}facts`, cluster: `${prefix}cluster`, directory: `${prefix}directory` };
  return {
    sources: [
      {
        key: keys.facts,
        name: 'facts',
        layers: factLayers({ environment, role, cluster: name }, layerOf),
        data: { ...facts },
        file: 'environments/base/environment.yaml',
      },
      {
        key: keys.cluster,
        name: 'cluster',
        layers,
        data: machines.length === 0 ? fields : compose<typeof fields>(layers).evaluate().data,
        file,
      },
      { key: keys.directory, name: 'directory', layers: [], data: { environment, cluster: name }, file },
    ],
    bind: (data) => {
      const identity = data[keys.directory] as { environment: string; cluster: string };
      const factData = data[keys.facts] as Facts;
      const fileData = data[keys.cluster] as ClusterFile;
      return {
        facts: factData,
        cluster: clusterOf({ name: identity.cluster, environment: identity.environment }, fileData, factData),
      };
    },
  };
}
