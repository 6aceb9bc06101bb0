import type { Addon } from '@strata/addon';
import { validateSchema } from '@strata/checks';
import { compose, formatPath } from '@strata/compose';
import type { ComposeError, ComposeErrorKind, Composition, Layer } from '@strata/compose';
import { suggest } from '@strata/model';
import type { Issue, IssueCode } from '@strata/model';
import { locationOf } from './location';
import type { ClusterTarget } from './platform';

/** The fields that every configuration can have, whatever its schema says. */
export interface CommonConfig {
  readonly version?: string;
  readonly values?: Readonly<Record<string, unknown>>;
}

/** The composed configuration of an addon on one cluster, or what is wrong with it. */
export interface Configuration {
  readonly config?: CommonConfig;
  readonly issues: readonly Issue[];
}

const COMPOSE_CODES: Readonly<Record<ComposeErrorKind, IssueCode>> = {
  evaluation: 'STR301',
  cycle: 'STR302',
  assertion: 'STR303',
  list: 'STR304',
  depth: 'STR305',
};

/** Composes an addon's layers for one cluster and checks the result against the addon's schema. */
export function configure(
  addon: Addon,
  layers: readonly Layer[],
  { cluster, facts }: ClusterTarget,
): Configuration {
  const composition = compose<CommonConfig>(layers, { cluster, facts });
  const { data, problems } = composition.evaluate();
  if (problems.length > 0) return { issues: problems.map(describeProblem) };
  const issues = checkConfig(addon, composition, data);
  return issues.length > 0 ? { issues } : { config: data, issues };
}

function describeProblem({ kind, path, origin, message, cause }: ComposeError): Issue {
  const subject = path.length === 0 ? '' : `${formatPath(path)}: `;
  const thrown = cause === undefined ? undefined : positionInStack(cause, origin.file);
  return {
    code: COMPOSE_CODES[kind],
    message: `${subject}${message}`,
    location: { ...locationOf(origin, path), ...thrown },
  };
}

/** Where in a layer's file an error was thrown, by its stack. */
function positionInStack(cause: unknown, file: string): { line: number; column: number } | undefined {
  const stack = cause instanceof Error ? (cause.stack ?? '') : '';
  for (const [, path, line, column] of stack.matchAll(/([^\s()]+):(\d+):(\d+)/g)) {
    if (path?.replace(/\\/g, '/').endsWith(file)) return { line: Number(line), column: Number(column) };
  }
  return undefined;
}

function checkConfig(addon: Addon, composition: Composition<CommonConfig>, data: CommonConfig): Issue[] {
  return validateSchema(addon.schema, data).map(({ kind, path, message, known }) => {
    const subject = formatPath(path);
    const winner = composition.provenance(path)?.winner ?? composition.provenance(path.slice(0, -1))?.winner;
    const location =
      winner === undefined ? { file: `libs/addons/${addon.name}/src/defaults.ts` } : locationOf(winner, path);
    if (kind === 'unknown') {
      const remedy = suggest(String(path.at(-1)), known ?? []);
      return {
        code: 'STR306',
        message: `${addon.name} has no key ${subject}`,
        location,
        remedy: remedy || undefined,
      };
    }
    if (kind === 'missing') return { code: 'STR308', message: `${addon.name} needs ${subject}`, location };
    return { code: 'STR307', message: `${subject} ${message}`, location };
  });
}
