import { manifestFileName } from '@strata/kubernetes';
import { PRECEDENCE } from '@strata/model';
import type { AddonSource } from './addon-source';
import { addonDirectory, clusterDirectory, FILES } from './lay-out';
import type { ClusterTarget } from './platform';
import { predictApplication, predictApplicationSet } from './predict';
import type { Deployment } from './predict';
import type { ClusterRendering } from './render-on-cluster';
import { serialise, serialiseStream } from './serialise';
import { serialiseJson } from './serialise-json';

/** One file of the output as data, before it is written. */
export interface Output {
  /** Path from the workspace root, with `/`. */
  readonly path: string;
  readonly data: object;
  /** The folders that it is made from. */
  readonly sources: readonly string[];
  /** For a file in JSON: the key that holds the header, one that its reader takes for a comment. YAML where absent. */
  readonly jsonHeader?: string;
  /** Whether the data is a list of documents, which are written one after the other. */
  readonly isStream?: boolean;
  /** The cluster that it is for, where it is for one. */
  readonly cluster?: string;
}

/** The text of a file. @throws UnserialisableError for a value that YAML cannot hold */
export function writeOutput({ data, sources, jsonHeader, isStream = false }: Output): string {
  if (jsonHeader !== undefined) return serialiseJson(data, sources, jsonHeader);
  return isStream ? serialiseStream(data as readonly object[], sources) : serialise(data, sources);
}

/** What belongs to an addon as a whole: its ApplicationSet. */
export function addonOutput(
  { addon, folder, dependencies }: AddonSource,
  deployments: readonly Deployment[],
): Output {
  return {
    path: `${addonDirectory(folder)}/${FILES.applicationSet}`,
    data: predictApplicationSet(addon, deployments, dependencies?.wave ?? 0),
    sources: [library(folder)],
  };
}

/** What an addon gives on one cluster: the predicted Application, the values of the chart, and its objects. */
export function clusterOutputs(
  { addon, folder }: AddonSource,
  { target, deployment, config, manifests }: ClusterRendering,
): Output[] {
  const directory = clusterDirectory(folder, target.cluster.name);
  const sources = [library(folder), layerFolders(target)];
  const application = predictApplication(addon, deployment);
  const cluster = target.cluster.name;
  const values = { path: `${directory}/${FILES.values}`, data: config.values ?? {}, sources };
  return [
    { path: `${directory}/${FILES.application}`, data: application, sources: [library(folder)], cluster },
    ...(addon.chart === undefined ? [] : [values]),
    ...manifests.map((manifest) => ({
      path: `${directory}/${FILES.manifests}/${manifestFileName(manifest)}`,
      data: manifest,
      sources,
      cluster,
    })),
  ];
}

const library = (folder: string): string => `libs/addons/${folder}`;

/** The folders whose overlays and facts apply to a cluster, lowest precedence first, as one path with braces. */
function layerFolders({ cluster }: ClusterTarget): string {
  const { environment, role, name } = cluster;
  const root = 'environments/';
  const folders = PRECEDENCE.map(({ directory }) =>
    directory({ environment, role, cluster: name }).slice(root.length),
  );
  return `${root}{${folders.join(',')}}`;
}
