import type { FieldPath, Parameters } from './evaluation';
import { attempt, invalid } from './evaluation-error';
import type { GeneratorContext } from './generator-context';
import type { GenerateChild } from './generate-parameters';
import { mergeParameters } from './merge-parameters';
import { readList } from './read-fields';

/**
 * Every pair of the parameters of two generators; the first one's win.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/operator-manual/applicationset/Generators-Matrix/
 */
export function generateMatrix(
  fields: Readonly<Record<string, unknown>>,
  path: FieldPath,
  { problems }: GeneratorContext,
  generateChild: GenerateChild,
): Parameters[] {
  const at = [...path, 'generators'];
  const children = readList(fields, 'generators', path);
  if (children.length !== 2) throw invalid(at, `a matrix has exactly two generators, not ${children.length}`);
  const [first, second] = children;
  return generateChild(first, [...at, 0]).flatMap((outer) => {
    const inner = attempt(problems, outer.cluster, () => generateChild(second, [...at, 1], outer));
    return (inner ?? []).map((each) => combine(outer, each, path));
  });
}

function combine(outer: Parameters, inner: Parameters, path: FieldPath): Parameters {
  const values: Record<string, unknown> = {};
  const cluster = outer.cluster ?? inner.cluster;
  try {
    mergeParameters(values, inner.values);
    mergeParameters(values, outer.values);
  } catch (error) {
    throw invalid(path, (error as Error).message);
  }
  return { values, ...(cluster === undefined ? {} : { cluster }) };
}
