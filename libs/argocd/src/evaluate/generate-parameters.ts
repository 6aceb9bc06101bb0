import { isMap } from '@strata/compose';
import { findSelectorErrors, matchesSelector } from '../label-selector';
import type { LabelSelector } from '../label-selector';
import { generateClusters } from './clusters-generator';
import type { FieldPath, Parameters } from './evaluation';
import { attempt, invalid, unsupported } from './evaluation-error';
import { flattenParameters } from './flatten-parameters';
import type { GeneratorContext } from './generator-context';
import { generateGit } from './git-generator';
import { generateList } from './list-generator';
import { interpolateGenerator } from './interpolate-generator';
import { generateMatrix } from './matrix-generator';
import { generateMerge } from './merge-generator';
import { readMap, readSelector } from './read-fields';
import { templateFields } from './template-fields';

type Fields = Readonly<Record<string, unknown>>;

/** Parameters of one generator, and the template that it gives for them. */
export interface Generated {
  readonly parameters: readonly Parameters[];
  /** Where the generator stands in the set. */
  readonly path: FieldPath;
  readonly templatePath: FieldPath;
  readonly template: Record<string, unknown>;
}

/** Gives the parameters of the generators inside another one. */
export type GenerateChild = (
  child: unknown,
  path: FieldPath,
  parameters?: Parameters,
) => readonly Parameters[];

/** In the order in which Argo CD looks at them. */
const GENERATORS = ['list', 'clusters', 'git', 'matrix', 'merge'] as const;
const COMBINATIONS: readonly string[] = ['matrix', 'merge'];
const NEEDS_OTHERS: readonly string[] = ['scmProvider', 'clusterDecisionResource', 'pullRequest', 'plugin'];

/** Generators of a set, and below it: combinations in combinations hold no further ones. */
const DEEPEST = 2;

/**
 * Parameters of a generator that its selector keeps. One generator may be several: those are independent.
 *
 * @param depth 0 for a generator of the set itself
 * @param parameters those of the first child of a matrix, of which this is the second
 */
export function generateParameters(
  generator: unknown,
  path: FieldPath,
  depth: number,
  context: GeneratorContext,
  parameters?: Parameters,
): Generated[] {
  if (!isMap(generator)) throw invalid(path, 'a generator is no map');
  const kinds = kindsOf(generator, path, depth);
  const selector = readPostSelector(generator, path);
  const interpolated =
    parameters === undefined || Object.keys(parameters.values).length === 0
      ? generator
      : interpolateGenerator(generator, path, parameters, context);
  return kinds.flatMap((kind) => {
    const at = [...path, kind];
    const template = templateFields(readMap(generator, kind, path), at);
    const generated = attempt(context.problems, parameters?.cluster, () =>
      generateKind(kind, readMap(interpolated, kind, path), at, depth, context),
    );
    const kept = (generated ?? []).filter(
      ({ values }) =>
        selector === undefined || matchesSelector(flattenParameters(values), selector, 'any text'),
    );
    return [{ parameters: kept, path, template, templatePath: [...at, 'template'] }];
  });
}

function kindsOf(generator: Fields, path: FieldPath, depth: number): (typeof GENERATORS)[number][] {
  const given = Object.keys(generator).filter((key) => (generator[key] ?? null) !== null);
  const unknown = given.find((key) => key !== 'selector' && !GENERATORS.includes(key as 'list'));
  if (unknown !== undefined) {
    const reason = NEEDS_OTHERS.includes(unknown) ? 'asks other systems' : 'is unknown';
    throw unsupported([...path, unknown], `the generator ${unknown} ${reason}`);
  }
  const kinds = GENERATORS.filter((kind) => given.includes(kind));
  const tooDeep = depth < DEEPEST ? undefined : kinds.find((kind) => COMBINATIONS.includes(kind));
  if (tooDeep !== undefined)
    throw invalid([...path, tooDeep], `a ${tooDeep} stands more than two levels deep`);
  if (kinds.length === 0) throw invalid(path, `a generator is none of ${GENERATORS.join(', ')}`);
  if (kinds.length > 1 && depth > 0) throw invalid(path, `one generator is ${kinds.join(' and ')} at once`);
  return kinds;
}

function readPostSelector(generator: Fields, path: FieldPath): LabelSelector | undefined {
  if ((generator['selector'] ?? null) === null) return undefined;
  const selector = readSelector(generator, 'selector', path);
  const [error] = findSelectorErrors(selector, 'any text');
  if (error !== undefined) throw invalid([...path, 'selector'], error);
  return selector;
}

function generateKind(
  kind: (typeof GENERATORS)[number],
  fields: Fields,
  path: FieldPath,
  depth: number,
  context: GeneratorContext,
): readonly Parameters[] {
  const child: GenerateChild = (generator, at, parameters) =>
    generateParameters(generator, at, depth + 1, context, parameters).flatMap((each) => each.parameters);
  switch (kind) {
    case 'list':
      return generateList(fields, path);
    case 'clusters':
      return generateClusters(fields, path, context);
    case 'git':
      return generateGit(fields, path, context);
    case 'matrix':
      return generateMatrix(fields, path, context, child);
    case 'merge':
      return generateMerge(fields, path, child);
  }
}
