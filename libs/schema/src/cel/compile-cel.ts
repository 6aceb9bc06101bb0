import type * as Cel from '@marcbachmann/cel-js';
import { registerAddresses } from './addresses-library';
import type { CelLibrary } from './cel-library';
import { registerFormats } from './formats-library';
import { registerLists } from './lists-library';
import { registerQuantities } from './quantities-library';
import { registerTexts } from './texts-library';
import { registerUrls } from './urls-library';
import { COUNTED, rewriteMacros } from './rewrite-macros';
import { registerVersions } from './versions-library';

/** An expression that can be evaluated many times. @throws Error as the expression does */
export type CelProgram = (variables: Readonly<Record<string, unknown>>) => unknown;

const LIBRARIES: readonly CelLibrary[] = [
  registerTexts,
  registerLists,
  registerUrls,
  registerAddresses,
  registerQuantities,
  registerFormats,
  registerVersions,
];

const environments = new Map<string, Cel.Environment>();

/** What a rule of a schema sees. */
const RULE_VARIABLES = ['self', 'oldSelf'];

/** Turns that the loops of one evaluation may take, all in all; the API server has a budget as well. */
const MOST_TURNS = 1_000_000;

let turns = 0;

/**
 * CEL as Kubernetes has it: the language with the libraries of the API server, of which those that ask the cluster are
 * missing. Whole numbers are `bigint`, times `Date`. Values are dynamic: what an expression may not do to a value shows
 * when it is evaluated.
 *
 * @param variables that the expression may name
 * @throws Error for what is no expression, names something else, or joins types that do not fit
 * @see https://kubernetes.io/docs/reference/using-api/cel/
 */
export function compileCel(expression: string, variables: readonly string[] = RULE_VARIABLES): CelProgram {
  const environment = environmentWith(variables);
  const { serialize } = require('@marcbachmann/cel-js') as typeof Cel;
  const parsed = environment.parse(serialize(rewriteMacros(environment.parse(expression).ast)));
  const { valid, error } = parsed.check();
  if (!valid) throw error ?? new Error('is not valid');
  return (scope) => {
    turns = 0;
    return parsed(scope) as unknown;
  };
}

function countTurns(range: unknown): unknown {
  const size = Array.isArray(range) || typeof range === 'string' ? range.length : sizeOf(range);
  turns += size;
  if (turns > MOST_TURNS) throw new Error(`takes more than ${MOST_TURNS} turns in its loops`);
  return range;
}

function sizeOf(range: unknown): number {
  if (range instanceof Map || range instanceof Set) return range.size;
  return typeof range === 'object' && range !== null ? Object.keys(range).length : 0;
}

function environmentWith(variables: readonly string[]): Cel.Environment {
  const key = variables.join(' ');
  let environment = environments.get(key);
  if (environment === undefined) {
    environment = openEnvironment();
    for (const name of variables) environment.registerVariable(name, 'dyn');
    environments.set(key, environment);
  }
  return environment;
}

function openEnvironment(): Cel.Environment {
  // Loaded when the first rule is: most kinds have none.
  const cel = require('@marcbachmann/cel-js') as typeof Cel;
  const opened = new cel.Environment({
    unlistedVariablesAreDyn: false,
    enableOptionalTypes: true,
    homogeneousAggregateLiterals: false,
    limits: { maxAstNodes: 100_000, maxDepth: 500, maxListElements: 10_000, maxMapEntries: 10_000 },
  });
  opened.registerFunction(`${COUNTED}(dyn): dyn`, countTurns);
  for (const register of LIBRARIES) register(opened, cel);
  return opened;
}
