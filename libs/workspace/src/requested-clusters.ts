import type { Layer, Path } from '@strata/compose';
import type * as Explain from '@strata/explain';
import { messageOf } from '@strata/compose';
import { findPromise, RequestError, validateRequest } from '@strata/kratix';
import type { PipelineProblem, PlatformContext, PromiseDefinition } from '@strata/kratix';
import type { ClusterFile, Issue } from '@strata/model';
import { requestManifest } from '@strata/platform';
import { clusterFile } from '@strata/render';
import { describeRequestProblem } from './read-requests';
import type { SourcedRequest } from './read-requests';

/** A cluster that a request makes. */
export interface RequestedCluster {
  readonly environment: string;
  readonly name: string;
  /** The path that its `cluster.yaml` would have. */
  readonly file: string;
  /** What would stand in it, located in the request. */
  readonly layer: Layer;
}

/**
 * The clusters that requests make.
 *
 * @param contextOf what pipelines know in an environment; undefined where no single cluster answers its requests
 * @param issues receives what is wrong with such requests
 */
export function requestedClusters(
  requests: readonly SourcedRequest[],
  promises: readonly PromiseDefinition[],
  contextOf: (request: SourcedRequest) => PlatformContext | undefined,
  issues: Issue[],
): RequestedCluster[] {
  return requests.flatMap((request) => {
    const promise = findPromise(request.data, promises);
    if (promise?.cluster === undefined) return [];
    const context = contextOf(request);
    if (context === undefined) return [];
    const { environment, name, layer } = request;
    const describe = clusterOf(promise, promise.cluster, request, context);
    const fields = describe(request.data);
    if ('problems' in fields) {
      const { problems, code = 'STR217' } = fields;
      issues.push(
        ...problems.map((problem): Issue => ({ ...describeRequestProblem(request, problem), code })),
      );
      return [];
    }
    const locate = (path: Path) => layer.origin.locate?.(traceField(path, request, fields, describe));
    const file = clusterFile(environment, name);
    return [
      { environment, name, file, layer: { fields, assertions: [], origin: { ...layer.origin, locate } } },
    ];
  });
}

interface Problems {
  readonly problems: readonly PipelineProblem[];
  /** Where not the request is at fault. */
  readonly code?: 'STR416';
}

const clusterOf =
  (
    promise: PromiseDefinition,
    cluster: NonNullable<PromiseDefinition['cluster']>,
    request: SourcedRequest,
    context: PlatformContext,
  ) =>
  (data: SourcedRequest['data']): ClusterFile | Problems => {
    const validated = validateRequest(promise, requestManifest({ ...request, data }));
    if ('problems' in validated) return validated;
    try {
      return cluster(validated.object, context);
    } catch (error) {
      if (error instanceof RequestError) return { problems: error.problems };
      const message = `the promise ${promise.name} fails: ${messageOf(error)}`;
      return { problems: [{ path: [], message }], code: 'STR416' };
    }
  };

/** The field of a request that decides a field of the cluster: the first that changes it when it is changed. */
function traceField(
  path: Path,
  { data }: SourcedRequest,
  fields: ClusterFile,
  describe: (data: SourcedRequest['data']) => ClusterFile | Problems,
): Path {
  const { isSame, leavesOf, perturb, replaceAt, valueAt } = require('@strata/explain') as typeof Explain;
  const before = valueAt(fields, path);
  const decides = (leaf: Path, other: unknown): boolean => {
    const after = describe(replaceAt(data, leaf, other) as SourcedRequest['data']);
    return !('problems' in after) && !isSame(valueAt(after, path), before);
  };
  const found = leavesOf(data['spec'], ['spec']).find((leaf) =>
    perturb(leaf.value).some((other) => decides(leaf.path, other)),
  );
  return found?.path ?? ['spec'];
}
