import type { Addon } from '@strata/addon';
import { validateSchema } from '@strata/checks';
import { compose, formatPath } from '@strata/compose';
import type { ComposeError, ComposeErrorKind, Composition, Layer, Origin, Path } from '@strata/compose';
import { suggest } from '@strata/model';
import type { Issue, IssueCode, Location } from '@strata/model';
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
  /** Where the winning layer sets the value at a path. */
  readonly locate: (path: Path) => Location | undefined;
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
  const locate = (path: Path): Location | undefined => {
    const origin = composition.provenance(path)?.winner;
    return origin === undefined ? undefined : locationOf(origin, path);
  };
  if (problems.length > 0) return { issues: problems.map(describeProblem), locate };
  const issues = checkConfig(addon, composition, layers, data);
  return issues.length > 0 ? { issues, locate } : { config: data, issues, locate };
}

function describeProblem({ kind, path, origin, message, cause }: ComposeError): Issue {
  const subject = path.length === 0 || kind === 'cycle' ? '' : `${formatPath(path)}: `;
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

function checkConfig(
  addon: Addon,
  composition: Composition<CommonConfig>,
  layers: readonly Layer[],
  data: CommonConfig,
): Issue[] {
  return validateSchema(addon.schema, data).map(({ kind, path, message, known }) => {
    const subject = formatPath(path);
    const origin = composition.provenance(path)?.winner ?? lastToMention(path, layers);
    const location = origin === undefined ? undefined : locationOf(origin, path);
    if (kind === 'unknown') {
      const remedy = suggest(String(path.at(-1)), known ?? []);
      const unknown = `${addon.name} has no key ${subject}`;
      return { code: 'STR306', message: unknown, location, remedy: remedy || undefined };
    }
    if (kind === 'missing') return { code: 'STR308', message: `${addon.name} needs ${subject}`, location };
    return { code: 'STR307', message: `${subject} ${message}`, location };
  });
}

/** The layer that removed a value: the highest that mentions it; the defaults where none does. */
function lastToMention([key]: Path, layers: readonly Layer[]): Origin | undefined {
  const found = layers.findLast(({ fields }) => key !== undefined && Object.hasOwn(fields, key)) ?? layers[0];
  return found?.origin;
}
