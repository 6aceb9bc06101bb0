import type { Addon } from '@strata/addon';
import { checkManifest, findSecrets } from '@strata/checks';
import { compose, formatPath, isMap } from '@strata/compose';
import type { Layer } from '@strata/compose';
import { describeManifest } from '@strata/kubernetes';
import type { Issue } from '@strata/model';
import { requestClusters, requestManifest } from '@strata/platform';
import type { PlatformCluster, PlatformRequest } from '@strata/platform';
import { locationOf, parseDocuments } from '@strata/render';
import type { RequestFile } from './discover';

/** A request with the layer that its file is. */
export interface SourcedRequest extends PlatformRequest {
  readonly layer: Layer;
}

/** The requests whose files can be read. */
export function readRequests(
  files: readonly RequestFile[],
  layerOf: (file: string) => Layer | undefined,
): SourcedRequest[] {
  return files.flatMap(({ environment, name, file }) => {
    const layer = layerOf(file);
    if (layer === undefined) return [];
    const data = compose<Record<string, unknown>>([layer]).evaluate().data;
    return { environment, name, data, layer };
  });
}

/** What is wrong with requests: each is one namespaced object, and exactly one cluster answers it. */
export function checkRequests(
  requests: readonly SourcedRequest[],
  addons: readonly Addon[],
  clusters: readonly PlatformCluster[],
): Issue[] {
  return requests.flatMap((request) => [
    ...checkObject(request),
    ...checkAnswer(request, requestClusters(request.environment, addons, clusters)),
  ]);
}

function checkObject(request: SourcedRequest): Issue[] {
  const { layer, name, data } = request;
  const { metadata = {} } = data;
  if (!isMap(metadata)) {
    const message = 'the metadata of the request is not a map';
    return [{ code: 'STR217', message, location: locationOf(layer.origin, ['metadata']) }];
  }
  const own = metadata as { name?: unknown; namespace?: unknown };
  const manifest = requestManifest(request);
  const problems = checkManifest(manifest);
  if (own.name !== undefined && own.name !== name) {
    problems.push(`the request calls itself ${JSON.stringify(own.name)} in a file named ${name}.yaml`);
  }
  if (own.namespace !== undefined) problems.push('the namespace of a request is not its own to choose');
  const issues = problems.map((message): Issue => ({
    code: 'STR217',
    message,
    location: locationOf(layer.origin, []),
  }));
  if (problems.length > 0) return issues;
  return findSecrets(manifest, parseDocuments).map((path) => ({
    code: 'STR401',
    message: `${describeManifest(manifest)} is or holds a Secret${path.length === 0 ? '' : ` at ${formatPath(path)}`}`,
    location: locationOf(layer.origin, path),
  }));
}

function checkAnswer({ environment, layer }: SourcedRequest, answering: readonly string[]): Issue[] {
  if (answering.length === 1) return [];
  const found =
    answering.length === 0 ? 'no cluster' : `${answering.length} clusters (${answering.join(', ')})`;
  const message = `${found} of ${environment} ${answering.length > 1 ? 'run' : 'runs'} Kratix, which answers requests`;
  return [{ code: 'STR217', message, location: locationOf(layer.origin, []) }];
}
