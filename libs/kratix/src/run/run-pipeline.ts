import cloneDeep from 'lodash/cloneDeep';
import { isMap } from '@strata/compose';
import { suggest } from '@strata/model';
import type { NamedPipeline, PipelineObject, WorkflowAction, WorkflowType } from '../pipeline';
import { RequestError } from '../pipeline';
import type { PlatformContext } from '../platform-context';
import type { PromiseDefinition } from '../promise-definition';
import { validateRequest } from '../validate-request';
import { checkResult } from './check-result';
import type { CheckedResult } from './checked-result';
import type { PipelineProblem } from './pipeline-problem';

/** What starts one pipeline of a Promise. */
export interface PipelineRun {
  readonly action: WorkflowAction;
  readonly type: WorkflowType;
  /** Name of the pipeline. */
  readonly pipeline: string;
  /** The request, or in promise workflows the Promise, as Kratix gives it. */
  readonly object: unknown;
  readonly platform: PlatformContext;
  readonly dryRun?: boolean;
}

/**
 * What came of it: a result that Kratix accepts; or a request that is refused, by its schema or by the pipeline; or
 * a pipeline that broke the contract, which no request can mend.
 */
export type PipelineOutcome =
  | { readonly outcome: 'done'; readonly result: CheckedResult }
  | { readonly outcome: 'refused' | 'violated'; readonly problems: readonly PipelineProblem[] };

/** The pipelines of a workflow, in the order in which Kratix runs them. */
export const pipelinesOf = (
  { workflows }: PromiseDefinition,
  type: WorkflowType,
  action: WorkflowAction,
): readonly NamedPipeline<never>[] => workflows[type]?.[action] ?? [];

/**
 * Runs one pipeline as Kratix would: validates the request, fills in its defaults, calls the function and checks
 * what it gives. The object that is given stays as it is.
 *
 * @throws what the pipeline throws, unless it is a `RequestError`
 */
export function runPipeline(definition: PromiseDefinition, run: PipelineRun): PipelineOutcome {
  const { action, type, pipeline, platform, dryRun = false } = run;
  const known = pipelinesOf(definition, type, action);
  const named = known.find(({ name }) => name === pipeline);
  if (named === undefined)
    return { outcome: 'violated', problems: [missingPipeline(definition, run, known)] };
  const validated = type === 'resource' ? validateRequest(definition, run.object) : checkObject(run.object);
  if ('problems' in validated) return { outcome: 'refused', problems: validated.problems };
  // A pipeline that changes what it is given would change what the next one is given.
  const object = cloneDeep(validated.object) as PipelineObject<never>;
  let given: unknown;
  try {
    given = named.run(object, { action, type, promise: definition.name, pipeline, dryRun, platform });
  } catch (error) {
    if (!(error instanceof RequestError)) throw error;
    return { outcome: 'refused', problems: error.problems };
  }
  const checked = checkResult(given, { action, type });
  return 'problems' in checked
    ? { outcome: 'violated', problems: checked.problems }
    : { outcome: 'done', result: checked.result };
}

function checkObject(object: unknown): { object: unknown } | { problems: readonly PipelineProblem[] } {
  if (isMap(object) && object['kind'] === 'Promise') return { object };
  return { problems: [{ path: ['kind'], message: 'a promise workflow runs for a Promise' }] };
}

function missingPipeline(
  { name }: PromiseDefinition,
  { type, action, pipeline }: PipelineRun,
  known: readonly NamedPipeline<never>[],
): PipelineProblem {
  const names = known.map((each) => each.name);
  const workflow = `the ${type} ${action} workflow of ${name}`;
  if (names.length === 0) return { path: [], message: `${workflow} has no pipelines` };
  return { path: [], message: `${workflow} has no pipeline "${pipeline}"`, remedy: suggest(pipeline, names) };
}
