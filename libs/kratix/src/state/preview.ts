import { describeManifest, identityOf } from '@strata/kubernetes';
import type { Manifest } from '@strata/kubernetes';
import { promiseSelectorsOf } from './dependency-work';
import { expandRequest, isRequest } from './expand-request';
import type { Answering, PreviewProblem, RequestNode } from './expand-request';
import { layOutState } from './lay-out-state';
import type { StateFile, Work } from './lay-out-state';
import type { StateDestination, StateStore } from './state-path';

/** Everything that decides what comes of a request. */
export interface PreviewOptions extends Answering {
  readonly destinations: readonly StateDestination[];
  readonly store?: StateStore;
}

/** What would come of a request, if it were synced now. */
export interface RequestPreview {
  /** The request with all that comes of it; undefined where no Promise answers it. */
  readonly tree?: RequestNode;
  /** What ends up on the cluster, without the requests. */
  readonly objects: readonly Manifest[];
  /** The state repository as Kratix writes it for this request and those that come of it. */
  readonly files: readonly StateFile[];
  readonly problems: readonly PreviewProblem[];
}

/**
 * Answers a request as the platform would: runs its pipelines, and those of the requests that they make, and lays
 * their output out in the state repository. Problems are given all at once, with what could be made in spite of them.
 *
 * @param request with its name and namespace
 */
export function previewRequest(request: Manifest, options: PreviewOptions): RequestPreview {
  const problems: PreviewProblem[] = [];
  const tree = expandRequest(request, options, problems);
  if (tree === undefined) return { objects: [], files: [], problems };
  const nodes = listNodes(tree);
  problems.push(...findSharedObjects(nodes));
  const works = nodes.flatMap((node) => worksOf(node, options));
  const layout = layOutState(works, options.destinations, options.store);
  const name = describeManifest(request);
  problems.push(
    ...layout.problems.map((message): PreviewProblem => ({
      request: name,
      outcome: 'violated',
      path: ['destinationSelectors'],
      message,
    })),
  );
  const objects = nodes.flatMap(manifestsOf).filter((manifest) => !isRequest(manifest));
  return { tree, objects, files: layout.files, problems };
}

/** A request and all that come of it, each before its own. */
export const listNodes = (node: RequestNode): readonly RequestNode[] => [
  node,
  ...node.requests.flatMap(listNodes),
];

const manifestsOf = ({ pipelines }: RequestNode): readonly Manifest[] =>
  pipelines.flatMap(({ result }) => result.files.flatMap(({ manifests }) => manifests));

/** A stopped workflow writes what came before. */
const worksOf = ({ request, promise, pipelines }: RequestNode, { platform }: PreviewOptions): Work[] =>
  pipelines.map(({ name, result }) => ({
    promise: promise.name,
    request: { namespace: request.metadata.namespace ?? '', name: request.metadata.name },
    pipeline: name,
    files: result.files,
    destinationSelectors: result.destinationSelectors,
    promiseSelectors: promiseSelectorsOf(platform),
  }));

/** Argo CD syncs the whole state as one: an object that stands in it twice has two owners. */
function findSharedObjects(nodes: readonly RequestNode[]): PreviewProblem[] {
  const owners = new Map<string, RequestNode>();
  return nodes.flatMap((node) =>
    manifestsOf(node).flatMap((manifest): PreviewProblem[] => {
      const identity = identityOf(manifest);
      const owner = owners.get(identity);
      if (owner === undefined) {
        owners.set(identity, node);
        return [];
      }
      const message = `${describeManifest(manifest)} comes of ${describeManifest(owner.request)} already`;
      return [{ request: describeManifest(node.request), outcome: 'violated', path: [], message }];
    }),
  );
}
