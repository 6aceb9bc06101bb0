import { stringMap } from '@strata/go-template';
import type { FieldPath, Parameters, Problem, World } from './evaluation';
import { attempt } from './evaluation-error';

import { readTexts } from './read-fields';
import { renderText } from './template-engine';
import type { MissingKey } from './template-engine';

/** What every generator of a set needs. */
export interface GeneratorContext {
  readonly world: World;
  readonly missingKey: MissingKey;
  /** Problems of all branches, in the order in which they are found. */
  readonly problems: Problem[];
}

/**
 * Adds the generator's `values`, templates over the parameters so far; they do not see each other. All are tried,
 * and each that fails is a problem.
 */
export function addValues(
  { values, cluster }: Parameters,
  fields: Readonly<Record<string, unknown>>,
  path: FieldPath,
  { missingKey, problems }: GeneratorContext,
): Parameters {
  const texts = Object.entries(readTexts(fields, 'values', path));
  const rendered = texts.map(([key, text]) => [
    key,
    attempt(problems, cluster, () => renderText(text, values, missingKey, [...path, 'values', key])) ?? '',
  ]);
  const added = texts.length === 0 ? {} : { values: stringMap(Object.fromEntries(rendered) as never) };
  return { values: { ...values, ...added }, ...(cluster === undefined ? {} : { cluster }) };
}
