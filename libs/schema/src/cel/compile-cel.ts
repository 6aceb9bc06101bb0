import type * as Cel from '@marcbachmann/cel-js';
import { registerAddresses } from './addresses-library';
import type { CelLibrary } from './cel-library';
import { registerFormats } from './formats-library';
import { registerLists } from './lists-library';
import { registerQuantities } from './quantities-library';
import { registerTexts } from './texts-library';
import { registerUrls } from './urls-library';
import { rewriteMacros } from './rewrite-macros';
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

let environment: Cel.Environment | undefined;

/**
 * CEL as Kubernetes has it: the language with the libraries of the API server, of which those that ask the cluster are
 * missing. Whole numbers are `bigint`, times `Date`. Values are dynamic: what an expression may not do to a value shows
 * when it is evaluated.
 *
 * @throws Error for what is no expression
 * @see https://kubernetes.io/docs/reference/using-api/cel/
 */
export function compileCel(expression: string): CelProgram {
  environment ??= openEnvironment();
  const { serialize } = require('@marcbachmann/cel-js') as typeof Cel;
  const parsed = environment.parse(serialize(rewriteMacros(environment.parse(expression).ast)));
  return (variables) => parsed(variables) as unknown;
}

function openEnvironment(): Cel.Environment {
  // Loaded when the first rule is: most kinds have none.
  const cel = require('@marcbachmann/cel-js') as typeof Cel;
  const opened = new cel.Environment({
    unlistedVariablesAreDyn: true,
    enableOptionalTypes: true,
    homogeneousAggregateLiterals: false,
    limits: { maxAstNodes: 100_000, maxDepth: 500, maxListElements: 10_000, maxMapEntries: 10_000 },
  });
  for (const register of LIBRARIES) register(opened, cel);
  return opened;
}
