import { isMap } from '@strata/compose';
import type { FieldPath, Problem } from './evaluation';
import { attempt } from './evaluation-error';
import { readList, readMap, readText, readTextList } from './read-fields';

/** The step of a RollingSync in which an Application changes. */
export interface RolloutPlace {
  /** From 0; absent where the set does not roll out by steps, and where no step takes the Application. */
  readonly step?: number;
  readonly problems: readonly Problem[];
}

const AT: FieldPath = ['spec', 'strategy', 'rollingSync', 'steps'];

/**
 * The step of a set's RollingSync that takes an Application with these labels: all expressions of a step must hold.
 * One that several steps take changes in the first, which is a problem; one that none takes is never synced by the
 * set, while its automated sync is off, which is one too.
 *
 * @param set parsed YAML
 * @see https://argo-cd.readthedocs.io/en/stable/operator-manual/applicationset/Progressive-Syncs/
 */
export function rolloutStepOf(set: unknown, labels: Readonly<Record<string, string>>): RolloutPlace {
  const problems: Problem[] = [];
  const matching = attempt(problems, undefined, () => findSteps(set, labels));
  if (matching === undefined) return { problems };
  const [step, ...others] = matching;
  const complain = (message: string): void => void problems.push({ kind: 'invalid', path: AT, message });
  if (step === undefined) complain('no step takes the Application, so that it is never synced');
  if (others.length > 0)
    complain(`the steps ${matching.map((i) => i + 1).join(' and ')} take the Application`);
  return { ...(step === undefined ? {} : { step }), problems };
}

/** Indexes of the steps that match; undefined for a set without steps. */
function findSteps(set: unknown, labels: Readonly<Record<string, string>>): number[] | undefined {
  const spec = readMap(isMap(set) ? set : {}, 'spec', []);
  const strategy = readMap(spec, 'strategy', ['spec']);
  const steps = readList(readMap(strategy, 'rollingSync', AT.slice(0, 2)), 'steps', AT.slice(0, 3));
  if (readText(strategy, 'type', AT.slice(0, 2)) !== 'RollingSync' || steps.length === 0) return undefined;
  return steps.flatMap((step, i) => (matchesStep(isMap(step) ? step : {}, [...AT, i], labels) ? [i] : []));
}

/** Other operators than In and NotIn fail where the label is there, and hold where it is not. */
function matchesStep(
  step: Readonly<Record<string, unknown>>,
  path: FieldPath,
  labels: Readonly<Record<string, string>>,
): boolean {
  return readList(step, 'matchExpressions', path).every((expression) => {
    const fields = isMap(expression) ? expression : {};
    const key = readText(fields, 'key', path);
    const operator = readText(fields, 'operator', path);
    if (!Object.hasOwn(labels, key)) return operator !== 'In';
    const isListed = readTextList(fields, 'values', path).includes(labels[key] as string);
    return operator === 'In' ? isListed : operator === 'NotIn' && !isListed;
  });
}
