import { findSelectorErrors } from '@strata/argocd';
import type { LabelSelector } from '@strata/argocd';
import type { Field } from './field';

type Labels = Readonly<Record<string, string>>;

/** The selector that a field holds; undefined for one that the API server refuses. */
export function selectorIn(field: Field): LabelSelector | undefined {
  const selector = field.value as LabelSelector;
  try {
    return findSelectorErrors(selector).length === 0 ? selector : undefined;
  } catch {
    return undefined;
  }
}

/** Whether labels satisfy a selector that is valid; thousands are asked, so it is not checked again. */
export function selects({ matchLabels = {}, matchExpressions = [] }: LabelSelector, labels: Labels): boolean {
  for (const key of Object.keys(matchLabels)) {
    if (valueOf(labels, key) !== matchLabels[key]) return false;
  }
  return matchExpressions.every(({ key, operator, values = [] }) => {
    const value = valueOf(labels, key);
    if (operator === 'Exists' || operator === 'DoesNotExist') {
      return (value !== undefined) === (operator === 'Exists');
    }
    const isListed = value !== undefined && values.includes(value);
    return isListed === (operator === 'In');
  });
}

const valueOf = (labels: Labels, key: string): string | undefined =>
  Object.hasOwn(labels, key) ? labels[key] : undefined;
