import type { LabelSelector } from '../label-selector';
import { clusters, merge } from './generators';
import type { Generator } from './types';

type Values = Readonly<Record<string, string>>;

/** Other values for the clusters with certain labels, such as those of one environment or of one name. */
export interface ValuesOverride {
  readonly labels: Readonly<Record<string, string>>;
  readonly values: Values;
}

/**
 * A generator of clusters with common values and, by a merge on the cluster's name, other values for some of them;
 * of two overrides for a cluster the later one wins. The overrides are cluster generators, not a list: merge keys
 * are parameters at the top, which labels are not, and values of a list cannot be merged into those of clusters.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/operator-manual/applicationset/Generators-Merge/
 */
export function clustersWithOverrides(
  selector: LabelSelector,
  values: Values,
  overrides: readonly ValuesOverride[],
): Generator {
  const base = clusters({ selector, values });
  const [first, ...others] = overrides.map((override) =>
    clusters({ selector: narrow(selector, override.labels), values: override.values }),
  );
  return first === undefined ? base : merge(['name'], [base, first, ...others]);
}

/** The selector and the labels both hold, also where they name the same key. */
function narrow(selector: LabelSelector, labels: Readonly<Record<string, string>>): LabelSelector {
  const matchExpressions = Object.entries(labels).map(
    ([key, value]) => ({ key, operator: 'In', values: [value] }) as const,
  );
  return { ...selector, matchExpressions: [...(selector.matchExpressions ?? []), ...matchExpressions] };
}
