import { isMap, messageOf } from '@strata/compose';
import type { WorkflowAction, WorkflowType } from '../pipeline';
import type { PlatformContext } from '../platform-context';
import type { PromiseDefinition } from '../promise-definition';
import { actual, findContradictions } from './find-contradictions';
import type { Environment } from './find-contradictions';
import { pipelinesOf } from './run-pipeline';
import type { PipelineRun } from './run-pipeline';

/** The variable that holds the `PlatformContext` as JSON; it is written into the Promise. */
export const PLATFORM_VARIABLE = 'STRATA_PLATFORM';

const ACTIONS: readonly WorkflowAction[] = ['configure', 'delete'];
const TYPES: readonly WorkflowType[] = ['promise', 'resource'];
const PLATFORM_FIELDS: readonly (keyof PlatformContext)[] = [
  'cluster',
  'facts',
  'guestFacts',
  'stores',
  'issuers',
];

/**
 * Reads what Kratix tells a container: which pipeline to run, for which object. Kratix 0.125 sets the action, the
 * type and the name of the Promise; what later releases set may be absent, and where it is there it must fit.
 *
 * @param object parsed from `/kratix/input/object.yaml`
 * @returns the run, or everything that is missing or contradicts the object
 * @see https://docs.kratix.io/main/reference/workflows
 */
export function readContract(
  definition: PromiseDefinition,
  environment: Environment,
  object: unknown,
): { readonly run: PipelineRun } | { readonly problems: readonly string[] } {
  const problems: string[] = [];
  const choose = <T extends string>(name: string, known: readonly T[], otherwise?: T): T | undefined => {
    const given = environment[name] || otherwise;
    const value = known.find((each) => each === given);
    if (value === undefined) problems.push(`${name} must be ${known.join(' or ')}${actual(given)}`);
    return value;
  };
  const action = choose('KRATIX_WORKFLOW_ACTION', ACTIONS);
  const type = choose('KRATIX_WORKFLOW_TYPE', TYPES);
  choose('KRATIX_PROMISE_NAME', [definition.name]);
  const dryRun = choose('KRATIX_DRY_RUN', ['false', 'true'], 'false');
  const platform = readPlatform(environment[PLATFORM_VARIABLE], problems);
  if (type !== undefined) problems.push(...findContradictions(definition, type, environment, object));
  if (action === undefined || type === undefined) return { problems };
  const names = pipelinesOf(definition, type, action).map(({ name }) => name);
  if (names.length === 0) {
    return { problems: [...problems, `${definition.name} has no pipelines for ${type} ${action}`] };
  }
  // With one pipeline there is nothing to choose.
  const pipeline = choose('KRATIX_PIPELINE_NAME', names, names.length === 1 ? names[0] : undefined);
  if (problems.length > 0 || pipeline === undefined || platform === undefined) return { problems };
  return { run: { action, type, pipeline, object, platform, dryRun: dryRun === 'true' } };
}

function readPlatform(text: string | undefined, problems: string[]): PlatformContext | undefined {
  if (text === undefined || text === '') {
    problems.push(`${PLATFORM_VARIABLE} is not set; the rendered Promise sets it`);
    return undefined;
  }
  try {
    const platform: unknown = JSON.parse(text);
    const missing = PLATFORM_FIELDS.filter((field) => {
      const value = isMap(platform) ? platform[field] : undefined;
      return field === 'stores' || field === 'issuers' ? !Array.isArray(value) : !isMap(value);
    });
    if (missing.length === 0) return platform as PlatformContext;
    problems.push(`${PLATFORM_VARIABLE} lacks ${missing.join(', ')}`);
  } catch (error) {
    problems.push(`${PLATFORM_VARIABLE} is not JSON: ${messageOf(error)}`);
  }
  return undefined;
}
