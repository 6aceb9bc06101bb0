import type { LabelSelector } from '@strata/argocd';

/** Whether the labels that two selectors ask for leave room for one pod that both select. */
export const mayOverlap = (first: LabelSelector, second: LabelSelector): boolean =>
  !contradicts(first, second) && !contradicts(second, first);

/** Whether one selector fixes a label to a value that the other refuses. */
function contradicts(fixing: LabelSelector, other: LabelSelector): boolean {
  return Object.entries(fixing.matchLabels ?? {}).some(([key, value]) => {
    const asked = other.matchLabels ?? {};
    if (Object.hasOwn(asked, key) && asked[key] !== value) return true;
    return (other.matchExpressions ?? []).some((each) => {
      if (each.key !== key) return false;
      if (each.operator === 'DoesNotExist') return true;
      const isListed = each.values?.includes(value) === true;
      return each.operator === 'In' ? !isListed : each.operator === 'NotIn' && isListed;
    });
  });
}
