import { describeManifest } from '@strata/kubernetes';
import type { PlatformContext } from '../platform-context';
import { pipelinesOf, runPipeline } from '../run/run-pipeline';
import { problemOf } from './expand-request';
import type { PreviewProblem, RequestNode } from './expand-request';
import { listNodes } from './preview';
import type { RequestPreview } from './preview';

/** What becomes of one request. */
export interface DeletionStep {
  readonly request: string;
  /** Pipelines of the delete workflow that ran. */
  readonly pipelines: readonly string[];
  /** Whether all agreed. If not, the request stays with all that comes of it. */
  readonly isDeleted: boolean;
}

/** What becomes of a request that is deleted. */
export interface DeletionPreview {
  /** In the order in which it happens. */
  readonly steps: readonly DeletionStep[];
  /** Files that leave the state repository, and with them the objects. */
  readonly removed: readonly string[];
  /** Files that stay, since a delete workflow did not agree. */
  readonly kept: readonly string[];
  readonly problems: readonly PreviewProblem[];
}

/**
 * Deletes a request as Kratix does: its delete workflow runs first; if it succeeds, its files leave the state
 * repository, Argo CD prunes what is no longer there, and so the requests among that are deleted in turn.
 *
 * @see https://github.com/syntasso/kratix/blob/v0.125.0/controllers/dynamic_resource_request_controller.go deleteResources
 */
export function previewDeletion(
  { tree, files }: RequestPreview,
  { platform }: { readonly platform: PlatformContext },
): DeletionPreview {
  const problems: PreviewProblem[] = [];
  const steps: DeletionStep[] = [];
  const staying = new Set<string>();
  const visit = (node: RequestNode): void => {
    const step = deleteOne(node, platform, problems);
    steps.push(step);
    if (step.isDeleted) node.requests.forEach(visit);
    else for (const each of listNodes(node)) staying.add(workKey(each));
  };
  if (tree !== undefined) visit(tree);
  const isStaying = ({ works }: RequestPreview['files'][number]): boolean =>
    works.some(({ promise, request }) => staying.has(`${promise}/${request?.namespace}/${request?.name}`));
  const paths = (stays: boolean) => files.filter((file) => isStaying(file) === stays).map(({ path }) => path);
  return { steps, removed: paths(false), kept: paths(true), problems };
}

const workKey = ({ promise, request: { metadata } }: RequestNode): string =>
  `${promise.name}/${metadata.namespace}/${metadata.name}`;

function deleteOne(
  { request, promise, status }: RequestNode,
  platform: PlatformContext,
  problems: PreviewProblem[],
): DeletionStep {
  const name = describeManifest(request);
  const ran: string[] = [];
  for (const { name: pipeline } of pipelinesOf(promise, 'resource', 'delete')) {
    ran.push(pipeline);
    const object = { ...request, status };
    const outcome = runPipeline(promise, { action: 'delete', type: 'resource', pipeline, object, platform });
    if (outcome.outcome !== 'done') {
      problems.push(
        ...outcome.problems.map((problem) => problemOf(request, pipeline, outcome.outcome, problem)),
      );
      return { request: name, pipelines: ran, isDeleted: false };
    }
  }
  return { request: name, pipelines: ran, isDeleted: true };
}
