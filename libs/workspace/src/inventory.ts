import type { Addon } from '@strata/addon';
import type { Layer } from '@strata/compose';
import { findPromise } from '@strata/kratix';
import type { PlatformContext, PromiseDefinition } from '@strata/kratix';
import type { Issue } from '@strata/model';
import { REQUESTS_ADDON } from '@strata/platform';
import { buildPlatform, clusterFile } from '@strata/render';
import type { ClusterPlace, ClusterTarget } from '@strata/render';
import { missingDefinition } from './discover';
import type { Discovery } from './discover';
import type { LayerStore } from './layer-store';
import { platformContexts } from './platform-contexts';
import { checkAnswer, readRequests } from './read-requests';
import type { SourcedRequest } from './read-requests';
import { requestedClusters } from './requested-clusters';
import type { RequestedCluster } from './requested-clusters';

/** The clusters of a workspace: those with a `cluster.yaml`, and those that requests make. */
export interface Inventory {
  readonly targets: readonly ClusterTarget[];
  /** The layer that a file holds; that of a cluster which a request makes stands at the path of its `cluster.yaml`. */
  readonly layerOf: (file: string) => Layer | undefined;
  readonly requests: readonly SourcedRequest[];
  /** Names of the clusters that requests make. */
  readonly requested: readonly string[];
  readonly issues: readonly Issue[];
}

/** Definitions that the inventory asks for only where there are requests. */
export interface Definitions {
  readonly addon: (name: string) => Addon | undefined;
  readonly promises: () => readonly PromiseDefinition[];
}

/** Composes the facts of every cluster, and finds the clusters that requests make. */
export function openInventory(discovery: Discovery, layers: LayerStore, definitions: Definitions): Inventory {
  const requests = readRequests(discovery.requests, layers.get);
  const inventory = { ...discovery.inventory, clusters: withMachines(discovery, layers) };
  const defined = buildPlatform(inventory, layers.get);
  const requestIssues: Issue[] = [];
  const promises = requests.length === 0 ? [] : definitions.promises();
  const making = requests.filter(({ data }) => findPromise(data, promises)?.cluster !== undefined);
  const isDefined = ({ name }: { name: string }) =>
    discovery.inventory.clusters.some((cluster) => cluster.name === name);
  const canTell = defined.issues.length === 0 && making.length > 0;
  const contexts = canTell
    ? platformContexts(definitions.addon(REQUESTS_ADDON), defined.targets, layers.get, requestIssues)
    : [];
  const requested =
    canTell && requestIssues.length === 0
      ? requestedClusters(
          making.filter((request) => !isDefined(request)),
          promises,
          (request) => answeringContext(request, contexts, requestIssues),
          requestIssues,
        )
      : [];
  const layerOf = withRequested(layers, requested);
  const clusters = [...inventory.clusters, ...requested];
  const { targets, issues } =
    requested.length === 0 ? defined : buildPlatform({ ...inventory, clusters }, layerOf);
  const undefinedClusters = discovery.undefinedClusters.filter(
    (each) => !making.some(({ environment, name }) => environment === each.environment && name === each.name),
  );
  return {
    targets,
    layerOf,
    requests,
    requested: requested.map(({ name }) => name),
    issues: [
      ...undefinedClusters.map(({ environment, name }) =>
        missingDefinition(`environments/${environment}/clusters/${name}`, 'cluster.yaml'),
      ),
      ...checkNames(discovery.inventory.clusters, making),
      ...requestIssues,
      ...issues,
    ],
  };
}

/** The clusters that are defined, with the machines of each. */
const withMachines = ({ inventory, machines }: Discovery, layers: LayerStore): ClusterPlace[] =>
  inventory.clusters.map(({ environment, name }) => ({
    environment,
    name,
    machines: machines
      .filter((machine) => machine.environment === environment && machine.cluster === name)
      .map(({ patchFiles, ...target }) => ({
        ...target,
        patches: patchFiles.flatMap((file) => layers.patchFile(file) ?? []),
      })),
  }));

/** What the pipelines know that answer a request. */
function answeringContext(
  request: SourcedRequest,
  contexts: readonly PlatformContext[],
  issues: Issue[],
): PlatformContext | undefined {
  const answering = contexts.filter(({ cluster }) => cluster.environment === request.environment);
  issues.push(
    ...checkAnswer(
      request,
      answering.map(({ cluster }) => cluster.name),
    ),
  );
  return answering.length === 1 ? answering[0] : undefined;
}

function withRequested(
  layers: LayerStore,
  requested: readonly RequestedCluster[],
): (file: string) => Layer | undefined {
  const byFile = new Map(requested.map(({ file, layer }) => [file, layer]));
  return (file) => layers.get(file) ?? byFile.get(file);
}

/** A name identifies a cluster in all environments, whether a file or a request makes it. */
function checkNames(
  defined: Discovery['inventory']['clusters'],
  requests: readonly SourcedRequest[],
): Issue[] {
  const clusters = [
    ...defined.map(({ environment, name }) => ({ environment, name, file: clusterFile(environment, name) })),
    ...requests.map(({ environment, name, layer }) => ({ environment, name, file: layer.origin.file })),
  ];
  return clusters.flatMap(({ environment, name, file }, index): Issue[] => {
    const other = clusters.slice(0, index).find((each) => each.name === name);
    if (other === undefined) return [];
    const message =
      other.environment === environment
        ? `the requested cluster ${name} has a cluster.yaml as well`
        : `the cluster ${name} also stands in the environment ${other.environment}`;
    const remedy =
      other.environment === environment
        ? 'Remove one of the two: the request says all that the file would.'
        : undefined;
    return [{ code: 'STR205', message, location: { file, line: 1, column: 1 }, remedy }];
  });
}
