import { isMap } from '@strata/compose';
import { checkConfidentiality } from './check-confidentiality';
import { checkProviders, checkSettings } from './check-providers';
import { checkDependencies, checkUses, checkVariablesAreUsed, targetOf } from './check-references';
import { blocksOf, readDeclarations } from './declarations';
import { findCycle } from './find-cycle';
import { findUses } from './find-uses';
import type { Use } from './find-uses';
import type { Problem } from './problem';

/** What a configuration is checked against. */
export interface CheckOptions {
  /** Whether a file exists, by its path from the directory of the configuration; without it files are not looked for. */
  readonly hasFile?: (path: string) => boolean;
}

const TOP_LEVEL = new Set(
  '// check data ephemeral import locals module moved output provider removed resource terraform variable'.split(
    ' ',
  ),
);

/**
 * Checks a parsed `.tf.json` against the rules of the language, and that it is reproducible: every reference
 * resolves, every provider is pinned, data is escaped, and nothing confidential is shown or kept. What the arguments
 * of a resource are, only its provider knows.
 *
 * @returns every problem; none when the configuration is right
 * @see https://developer.hashicorp.com/terraform/language/syntax/json
 */
export function checkTerraform(config: unknown, { hasFile }: CheckOptions = {}): Problem[] {
  if (!isMap(config)) return [{ path: [], message: 'A configuration is an object.' }];
  const declared = readDeclarations(config);
  const { uses, problems } = findUses(config);
  return [
    ...checkTopLevel(config),
    ...checkSettings(config),
    ...checkProviders(config),
    ...problems,
    ...checkUses(uses, declared, hasFile),
    ...checkDependencies(config, declared),
    ...checkVariablesAreUsed(uses, declared),
    ...checkConfidentiality(config, uses, declared),
    ...checkOrder(config, uses),
  ];
}

const checkTopLevel = (config: Readonly<Record<string, unknown>>): Problem[] =>
  Object.keys(config)
    .filter((key) => !TOP_LEVEL.has(key))
    .map((key) => ({ path: [key], message: `Terraform has no block ${key}.` }));

function checkOrder(config: Readonly<Record<string, unknown>>, uses: readonly Use[]): Problem[] {
  const graph = new Map<string, string[]>();
  const add = (from: string, to: string): void => void graph.set(from, [...(graph.get(from) ?? []), to]);
  for (const { owner, template } of uses) {
    // A variable names itself in its own validation.
    if (owner.startsWith('var.')) continue;
    for (const steps of template.references) add(owner, targetOf(steps));
  }
  for (const { address, body } of blocksOf(config)) {
    const entries: readonly unknown[] = Array.isArray(body['depends_on']) ? body['depends_on'] : [];
    for (const entry of entries) if (typeof entry === 'string') add(address, entry);
  }
  const cycle = findCycle(graph);
  return cycle === undefined ? [] : [{ path: [], message: `These need one another: ${cycle.join(', ')}.` }];
}
