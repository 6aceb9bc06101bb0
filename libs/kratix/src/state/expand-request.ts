import { describeManifest, identityOf } from '@strata/kubernetes';
import type { Manifest } from '@strata/kubernetes';
import { suggest } from '@strata/model';
import { findPromise } from '../find-promise';
import type { PlatformContext } from '../platform-context';
import { PLATFORM_GROUP } from '../promise-definition';
import type { PromiseDefinition } from '../promise-definition';
import type { CheckedResult } from '../run/checked-result';
import type { PipelineProblem } from '../run/pipeline-problem';
import { pipelinesOf, runPipeline } from '../run/run-pipeline';
import { mergeStatus } from './merge-status';

/** A request, what its pipelines gave, and the requests among that. */
export interface RequestNode {
  readonly request: Manifest;
  readonly promise: PromiseDefinition;
  /** In the order in which they ran. */
  readonly pipelines: readonly { readonly name: string; readonly result: CheckedResult }[];
  /** The pipeline that stopped the workflow, with its reason. */
  readonly suspended?: { readonly pipeline: string; readonly message?: string };
  readonly status: Readonly<Record<string, unknown>>;
  readonly requests: readonly RequestNode[];
}

/** Something wrong with a request, or with what came of it. */
export interface PreviewProblem extends PipelineProblem {
  /** The request that it arises from: `VCluster platform-requests/media`. */
  readonly request: string;
  /** Absent where no pipeline has to do with it. */
  readonly pipeline?: string;
  /** Whether the request is at fault, or a Promise. */
  readonly outcome: 'refused' | 'violated';
}

/** What requests are answered with. */
export interface Answering {
  readonly definitions: readonly PromiseDefinition[];
  readonly platform: PlatformContext;
}

/** Requests that make requests, at most so many levels. */
export const MAX_REQUEST_DEPTH = 8;

/**
 * Runs the configure workflow of a request, and of every request that comes of it.
 *
 * @param problems receives everything that is wrong
 * @param ancestors the requests that it comes of, outermost first
 * @returns undefined where no Promise answers it, or where it comes of itself
 */
export function expandRequest(
  request: Manifest,
  answering: Answering,
  problems: PreviewProblem[],
  ancestors: readonly Manifest[] = [],
): RequestNode | undefined {
  const promise = findPromise(request, answering.definitions);
  const stopped = promise === undefined ? unanswered(request, answering) : findEndless(request, ancestors);
  if (promise === undefined || stopped !== undefined) {
    if (stopped !== undefined) {
      const source = ancestors.at(-1) ?? request;
      problems.push({ request: describeManifest(source), ...stopped });
    }
    return undefined;
  }
  const { pipelines, suspended, status } = runWorkflow(promise, request, answering.platform, problems);
  const requests = pipelines.flatMap(({ name, result }) =>
    result.files.flatMap(({ manifests }) =>
      manifests.filter(isRequest).flatMap((made) => {
        problems.push(...findUndeclared(promise, request, name, made, answering));
        return expandRequest(made, answering, problems, [...ancestors, request]) ?? [];
      }),
    ),
  );
  return { request, promise, pipelines, ...(suspended === undefined ? {} : { suspended }), status, requests };
}

/** Whether an object asks for something of the platform's own API. */
export const isRequest = ({ apiVersion }: Manifest): boolean => apiVersion.startsWith(`${PLATFORM_GROUP}/`);

type Found = Omit<PreviewProblem, 'request'>;

function unanswered({ apiVersion, kind }: Manifest, { definitions }: Answering): Found {
  const kinds = definitions.map((each) => each.kind);
  const message = `no promise answers ${kind} of ${apiVersion}`;
  return { outcome: 'violated', path: ['kind'], message, remedy: suggest(kind, kinds) || undefined };
}

function findEndless(request: Manifest, ancestors: readonly Manifest[]): Found | undefined {
  const identity = identityOf(request);
  const chain = [...ancestors, request].map(describeManifest).join(' → ');
  if (ancestors.some((ancestor) => identityOf(ancestor) === identity)) {
    return { outcome: 'violated', path: [], message: `the request comes of itself: ${chain}` };
  }
  if (ancestors.length < MAX_REQUEST_DEPTH) return undefined;
  const message = `requests make requests over more than ${MAX_REQUEST_DEPTH} levels: ${chain}`;
  return { outcome: 'violated', path: [], message };
}

/** The order in which Promises are installed follows `requires`. */
function findUndeclared(
  { name, requires = [] }: PromiseDefinition,
  request: Manifest,
  pipeline: string,
  made: Manifest,
  { definitions }: Answering,
): PreviewProblem[] {
  const other = findPromise(made, definitions)?.name;
  if (other === undefined || other === name || requires.includes(other)) return [];
  const message = `${name} makes a request of ${other} and does not name it in \`requires\``;
  return [{ request: describeManifest(request), pipeline, outcome: 'violated', path: ['requires'], message }];
}

/** Runs pipelines one after another; each sees the status that those before it gave. */
function runWorkflow(
  promise: PromiseDefinition,
  request: Manifest,
  platform: PlatformContext,
  problems: PreviewProblem[],
): Pick<RequestNode, 'pipelines' | 'suspended' | 'status'> {
  const pipelines: { name: string; result: CheckedResult }[] = [];
  let status: Readonly<Record<string, unknown>> = {};
  for (const { name } of pipelinesOf(promise, 'resource', 'configure')) {
    const object = { ...request, status };
    const run = { action: 'configure', type: 'resource', pipeline: name, object, platform } as const;
    const outcome = runPipeline(promise, run);
    if (outcome.outcome !== 'done') {
      problems.push(...outcome.problems.map((problem) => problemOf(request, name, outcome.outcome, problem)));
      return { pipelines, status };
    }
    const { result } = outcome;
    pipelines.push({ name, result });
    status = mergeStatus(status, result.status);
    const { suspend, retryAfter, message } = result.workflowControl;
    if (suspend === true || retryAfter !== undefined) {
      return {
        pipelines,
        status,
        suspended: { pipeline: name, ...(message === undefined ? {} : { message }) },
      };
    }
  }
  // Kratix says so where no pipeline says anything.
  return { pipelines, status: { message: 'Resource requested', ...status } };
}

/** A problem of a pipeline, with the request that it ran for. */
export const problemOf = (
  request: Manifest,
  pipeline: string,
  outcome: PreviewProblem['outcome'],
  problem: PipelineProblem,
): PreviewProblem => ({ request: describeManifest(request), pipeline, outcome, ...problem });
