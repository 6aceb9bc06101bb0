import { checkManifest, findSecrets } from '@strata/checks';
import { compose, formatPath, isMap } from '@strata/compose';
import type { Layer } from '@strata/compose';
import { describeManifest } from '@strata/kubernetes';
import { apiVersionOf, findPromise, PLATFORM_GROUP, validateRequest } from '@strata/kratix';
import type { PipelineProblem, PromiseDefinition } from '@strata/kratix';
import { suggest } from '@strata/model';
import type { Issue } from '@strata/model';
import { requestClusters, requestManifest } from '@strata/platform';
import type { PlatformAddon, PlatformCluster, PlatformRequest } from '@strata/platform';
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

/**
 * What is wrong with requests: each is one namespaced object that its promise accepts, and exactly one cluster answers
 * it.
 */
export function checkRequests(
  requests: readonly SourcedRequest[],
  promises: readonly PromiseDefinition[],
  addons: readonly PlatformAddon[],
  clusters: readonly PlatformCluster[],
): Issue[] {
  return requests.flatMap((request) => {
    const malformed = checkObject(request);
    return [
      ...malformed,
      ...(malformed.length > 0 ? [] : checkPromised(request, promises)),
      ...checkAnswer(request, requestClusters(request.environment, addons, clusters)),
    ];
  });
}

/** A request of the platform's own API against the promise of its kind; others answer for themselves. */
function checkPromised(request: SourcedRequest, promises: readonly PromiseDefinition[]): Issue[] {
  const { apiVersion, kind } = request.data;
  const promise = findPromise(request.data, promises);
  if (promise === undefined) {
    if (!String(apiVersion).startsWith(`${PLATFORM_GROUP}/`)) return [];
    const known = promises.find((each) => each.kind === kind);
    const location = locationOf(request.layer.origin, [known === undefined ? 'kind' : 'apiVersion']);
    const message =
      known === undefined
        ? `no promise answers requests of the kind ${String(kind)}`
        : `the promise ${known.name} answers ${apiVersionOf(known)}, not ${String(apiVersion)}`;
    const kinds = promises.map((each) => each.kind);
    const remedy = known === undefined ? suggest(String(kind), kinds) || undefined : undefined;
    return [{ code: 'STR217', message, location, remedy }];
  }
  const validated = validateRequest(promise, requestManifest(request));
  return 'problems' in validated
    ? validated.problems.map((problem) => describeRequestProblem(request, problem))
    : [];
}

/** A problem of a request's object as an issue. */
export const describeRequestProblem = (
  { layer }: SourcedRequest,
  { path, message, remedy }: PipelineProblem,
): Issue => ({
  code: 'STR217',
  message: path.length === 0 ? message : `${formatPath(path)} ${message}`,
  location: locationOf(layer.origin, path),
  remedy,
});

/** What keeps the contents of a file from being one request. */
export function checkObject(request: SourcedRequest): Issue[] {
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

/** What is wrong where not exactly one cluster answers a request. */
export function checkAnswer({ environment, layer }: SourcedRequest, answering: readonly string[]): Issue[] {
  if (answering.length === 1) return [];
  const found =
    answering.length === 0 ? 'no cluster' : `${answering.length} clusters (${answering.join(', ')})`;
  const message = `${found} of ${environment} ${answering.length > 1 ? 'run' : 'runs'} Kratix, which answers requests`;
  const remedy =
    'Switch Kratix on on exactly one cluster of the environment, by the label that its addon selects.';
  return [{ code: 'STR217', message, location: locationOf(layer.origin, []), remedy }];
}
