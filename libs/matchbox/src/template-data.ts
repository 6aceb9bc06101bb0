import { stringMap } from '@strata/go-template';
import type { GoMap, GoValue } from '@strata/go-template';
import type { Group } from './group';
import { normaliseSelector } from './selector';
import type { Selector } from './selector';

/**
 * What a template gets for a machine of a group: the metadata, above them the selector by lower-case names, above all
 * the request.
 *
 * @see https://github.com/poseidon/matchbox/blob/v0.11.0/matchbox/http/parse.go collectVariables
 */
export function templateData(group: Group, query: Selector): GoMap {
  const selector = Object.entries(normaliseSelector(group) ?? {});
  return {
    ...(group.metadata as GoMap | undefined),
    ...Object.fromEntries(selector.map(([key, value]): [string, GoValue] => [key.toLowerCase(), value])),
    request: {
      query: stringMap(query),
      raw_query: Object.entries(query)
        .map((entry) => entry.map(encodeURIComponent).join('='))
        .join('&'),
    },
  };
}
