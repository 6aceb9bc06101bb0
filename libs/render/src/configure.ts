import type { TObject } from '@sinclair/typebox';
import { validateSchema } from '@strata/schema';
import { compose, formatPath } from '@strata/compose';
import type { Composition, Layer, Origin, Path } from '@strata/compose';
import { suggest } from '@strata/model';
import type { Issue, Location } from '@strata/model';
import { describeProblem } from './describe-problem';
import { locationAt, locationOf } from './location';

/** The fields that every configuration can have, whatever its schema says. */
export interface CommonConfig {
  readonly version?: string;
  readonly values?: Readonly<Record<string, unknown>>;
}

/** What is configured: an addon, or a machine. */
export interface Configurable {
  /** How messages call it. */
  readonly name: string;
  readonly schema: TObject;
}

/** A composed configuration, or what is wrong with it. */
export interface Configuration<Config extends object> {
  readonly config?: Config;
  readonly issues: readonly Issue[];
  /** Where the winning layer sets the value at a path. */
  readonly locate: (path: Path) => Location | undefined;
}

/**
 * Composes layers and checks the result against the schema of what they configure.
 *
 * @param inputs what late-bound fields see, such as the facts of a cluster
 */
export function configure<Config extends object = CommonConfig>(
  subject: Configurable,
  layers: readonly Layer[],
  inputs: object,
): Configuration<Config> {
  const composition = compose<Config>(layers, inputs);
  const { data, problems } = composition.evaluate();
  const locate = (path: Path): Location | undefined => {
    const winner = composition.provenance(path)?.winner;
    return winner === undefined ? undefined : locationAt(winner);
  };
  if (problems.length > 0) return { issues: explainProblems(layers, inputs), locate };
  const issues = checkConfig(subject, composition, layers, data);
  return issues.length > 0 ? { issues, locate } : { config: data, issues, locate };
}

/** Composes once more with tracked inputs: a mistyped fact is then known by name. */
function explainProblems(layers: readonly Layer[], inputs: object): Issue[] {
  const composition = compose(layers, inputs, { trackInputs: true });
  return composition.evaluate().problems.map((problem) => describeProblem(problem, composition));
}

function checkConfig(
  { name, schema }: Configurable,
  composition: Composition<unknown>,
  layers: readonly Layer[],
  data: object,
): Issue[] {
  return validateSchema(schema, data).map(({ kind, path, message, known }) => {
    const subject = formatPath(path);
    const winner = composition.provenance(path)?.winner;
    const origin = winner === undefined ? lastToMention(path, layers) : undefined;
    const fallback = origin === undefined ? undefined : locationOf(origin, path);
    const location = winner === undefined ? fallback : locationAt(winner);
    if (kind === 'unknown') {
      const remedy = suggest(String(path.at(-1)), known ?? []);
      const unknown = `${name} has no key ${subject}`;
      return { code: 'STR306', message: unknown, location, remedy: remedy || undefined };
    }
    if (kind === 'missing') return { code: 'STR308', message: `${name} needs ${subject}`, location };
    return { code: 'STR307', message: `${subject} ${message}`, location };
  });
}

/** The layer that removed a value: the highest that mentions it; the defaults where none does. */
function lastToMention([key]: Path, layers: readonly Layer[]): Origin | undefined {
  const found = layers.findLast(({ fields }) => key !== undefined && Object.hasOwn(fields, key)) ?? layers[0];
  return found?.origin;
}
