import { matchesSelector } from '@strata/argocd';
import type { Cluster } from '@strata/model';
import { selectorOf } from './addon';
import type { Addon } from './addon';

/** Whether an addon is deployed on a cluster. */
export const isPlacedOn = (
  { placement }: Pick<Addon, 'placement'>,
  { labels }: Pick<Cluster, 'labels'>,
): boolean => matchesSelector(labels, selectorOf(placement));
