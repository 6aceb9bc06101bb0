import type { Manifest } from '@strata/kubernetes';
import type { ObjectProblem } from '../object-problem';
import type { CheckException, ChecksConfig, CheckSeverity } from './checks-config';
import type { ConfigProblem } from './config-problem';
import { matchObject } from './match-object';
import { usableConfig } from './usable-config';
import type { UsableConfig } from './usable-config';
import { validateChecksConfig } from './validate-checks-config';

/** A problem with the object that has it. */
export interface JudgedProblem extends ObjectProblem {
  readonly object: Manifest;
  /** The addon that renders the object; absent for what another project renders. */
  readonly addon?: string;
  /** The name of the cluster on which it shows. */
  readonly cluster: string;
  /** For a problem of an own check (STR671) the code of that check. */
  readonly ownCode?: string;
  /** What it is where the configuration does not say; default `error`. */
  readonly severity?: 'error' | 'warning';
}

/** A problem that remains, with what it does. */
export type SevereProblem = JudgedProblem & { readonly severity: 'error' | 'warning' };

/** What a configuration makes of the problems of objects. */
export interface Judgement<Problem> {
  /** Those that remain, in their order. */
  readonly problems: readonly (Problem & Pick<SevereProblem, 'severity'>)[];
  /** The indices of the exceptions that excuse one of them, each with the cluster on which it does. */
  readonly used: readonly UsedException[];
  /** What {@link validateChecksConfig} says of the configuration, and exceptions whose time is over. */
  readonly configProblems: readonly ConfigProblem[];
}

/** An exception that excuses a problem. */
export interface UsedException {
  readonly index: number;
  readonly cluster: string;
}

/**
 * Applies severities and exceptions to problems of objects. What is wrong with the configuration does not count: an
 * exception without a reason, or one that has expired, hides nothing. An exception counts as used also where its check is
 * off, so that a check can be turned off for a while.
 *
 * @param today `YYYY-MM-DD`; the last day of an exception is one on which it applies
 */
export function judgeProblems<Problem extends JudgedProblem>(
  problems: readonly Problem[],
  config: ChecksConfig,
  today: string,
): Judgement<Problem> {
  const refused = validateChecksConfig(config);
  const usable = usableConfig(config, refused);
  const { exceptions } = usable;
  const hasExpired = ({ expires }: CheckException): boolean => expires !== undefined && expires < today;
  const applying = exceptions.filter(([, exception]) => !hasExpired(exception));
  const used: UsedException[] = [];
  const remaining = problems.filter((problem) => {
    const matching = applying.filter(([, exception]) => appliesTo(exception, problem));
    used.push(...matching.map(([index]) => ({ index, cluster: problem.cluster })));
    return matching.length === 0;
  });
  const expired = exceptions.filter(([, exception]) => hasExpired(exception)).map(describeExpired);
  return {
    problems: remaining.flatMap((problem) => {
      const severity = severityOf(problem, usable);
      return severity === 'off' ? [] : [{ ...problem, severity }];
    }),
    used,
    configProblems: [...refused, ...expired],
  };
}

/**
 * Exceptions that nothing needs.
 *
 * @param used the indices of those that excuse a problem, on any cluster
 */
export function idleExceptions(
  config: ChecksConfig,
  used: ReadonlySet<number>,
  today: string,
): ConfigProblem[] {
  const { exceptions } = usableConfig(config, validateChecksConfig(config));
  return exceptions
    .filter(([index, { expires }]) => !used.has(index) && (expires === undefined || expires >= today))
    .map(describeUnused);
}

const appliesTo = ({ code, object, clusters, addon }: CheckException, problem: JudgedProblem): boolean =>
  (code === problem.code || code === problem.ownCode) &&
  clusters?.includes(problem.cluster) !== false &&
  (addon === undefined || addon === problem.addon) &&
  matchObject(object, problem.object);

function severityOf({ code, ownCode, severity }: JudgedProblem, config: UsableConfig): CheckSeverity {
  const own = config.checks.find((check) => check.code === ownCode);
  return config.severities.get(code) ?? own?.severity ?? severity ?? 'error';
}

const describeExpired = ([index, { code, object, expires }]: readonly [
  number,
  CheckException,
]): ConfigProblem => ({
  code: 'STR673',
  path: ['exceptions', index, 'expires'],
  message: `the exception from ${code} for ${object} ended with ${expires}`,
});

const describeUnused = ([index, { code, object }]: readonly [number, CheckException]): ConfigProblem => ({
  code: 'STR672',
  path: ['exceptions', index],
  message: `no ${object} that it is for violates ${code}`,
});
