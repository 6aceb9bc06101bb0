import { DirectiveError, isMap, parseDirectives } from '@strata/compose';
import { STRATEGIC_MERGE_WORD } from '@strata/kubernetes';

/**
 * The fields of an overlay from its plain data, with the words for lists, maps and patches turned into operators.
 *
 * @throws DirectiveError for a word that is not understood, or that would change the overlay as a whole
 */
export function parseOverlay(data: Record<string, unknown>): Record<string, unknown> {
  const fields = parseDirectives(data, [], { $strategicMerge: STRATEGIC_MERGE_WORD });
  if (isMap(fields)) return fields;
  const word = Object.keys(data).find((key) => key.startsWith('$')) ?? '';
  throw new DirectiveError([word], `${word} changes a field, so it cannot stand for the whole overlay`);
}
