import { matchesSelector } from '@strata/argocd';
import type { LabelSelector } from '@strata/argocd';
import type { Cluster } from '@strata/model';
import { selectorOf } from './addon';
import type { Addon, Placement } from './addon';

const SELECTORS = new WeakMap<Placement, LabelSelector>();

/** Whether an addon is deployed on a cluster. */
export function isPlacedOn(
  { placement }: Pick<Addon, 'placement'>,
  { labels }: Pick<Cluster, 'labels'>,
): boolean {
  let selector = SELECTORS.get(placement);
  if (selector === undefined) {
    selector = selectorOf(placement);
    SELECTORS.set(placement, selector);
  }
  return matchesSelector(labels, selector);
}
