import { isMap } from '@strata/compose';
import type { FieldPath, Parameters } from './evaluation';
import { EvaluationError } from './evaluation-error';
import type { GeneratorContext } from './generator-context';
import { renderText, renderTree } from './template-engine';

/** Generators whose `values` may also read the generator's own parameters. */
const WITH_VALUES: readonly (string | number | undefined)[] = ['clusters', 'git'];

/**
 * The second child of a matrix, with the first one's parameters filled into all its texts. Its `values` are filled
 * in where these parameters have what they read; the others are left for the generator's own parameters.
 *
 * @throws EvaluationError with the first problem, after which the generator gives nothing; the others are noted
 * @see https://argo-cd.readthedocs.io/en/stable/operator-manual/applicationset/Generators-Matrix/
 */
export function interpolateGenerator(
  generator: Readonly<Record<string, unknown>>,
  path: FieldPath,
  { values, cluster }: Parameters,
  { missingKey, problems }: GeneratorContext,
): Record<string, unknown> {
  const found: EvaluationError[] = [];
  const rendered = renderTree(generator, path, {
    values,
    missingKey,
    report: (problem) => found.push(problem),
    replace: (part, at) =>
      at.at(-1) === 'values' && WITH_VALUES.includes(at.at(-2)) && !isInElement(at, path) && isMap(part)
        ? fillValues(part, values, at)
        : undefined,
  });
  const [first, ...others] = found;
  if (first === undefined) return rendered as Record<string, unknown>;
  const about = cluster === undefined ? {} : { cluster };
  problems.push(...others.map(({ problem }) => ({ ...about, ...problem })));
  throw new EvaluationError({ ...about, ...first.problem });
}

/** Whether a path leads into data of a list, whose names mean nothing here. */
const isInElement = (at: FieldPath, path: FieldPath): boolean => at.slice(path.length).includes('elements');

function fillValues(
  texts: Readonly<Record<string, unknown>>,
  values: Readonly<Record<string, unknown>>,
  path: FieldPath,
): Record<string, unknown> {
  const filled = Object.entries(texts).map(([key, text]) => {
    if (typeof text !== 'string') return [key, text] as const;
    try {
      return [key, renderText(text, values, 'error', [...path, key])] as const;
    } catch (error) {
      if (error instanceof EvaluationError && isMissing(error)) return [key, text] as const;
      throw error;
    }
  });
  return Object.fromEntries(filled);
}

const isMissing = ({ problem }: EvaluationError): boolean =>
  problem.kind === 'missing-key' || problem.message.includes("can't evaluate field");
