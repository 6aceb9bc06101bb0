import type { LabelSelector } from '@strata/argocd';
import { KIND } from './kinds';
import { selects } from './label-selection';
import type { ObjectIndex } from './object-index';

/** The label that the API server gives every namespace. */
export const NAME_LABEL = 'kubernetes.io/metadata.name';

/** Whether a namespace has the labels that a selector asks for; undefined where nobody can tell. */
export function namespaceMatches(
  index: ObjectIndex,
  namespace: string,
  selector: LabelSelector,
): boolean | undefined {
  const labels = index.find(KIND.namespace, undefined, namespace)?.labels;
  const keys = [
    ...Object.keys(selector.matchLabels ?? {}),
    ...(selector.matchExpressions ?? []).map(({ key }) => key),
  ];
  if (labels === undefined && keys.some((key) => key !== NAME_LABEL)) return undefined;
  return selects(selector, { ...labels, [NAME_LABEL]: namespace });
}
