import { findSelectorErrors, matchesSelector } from '@strata/argocd';
import type { RequestError } from './pipeline';
import type { Labelled } from './platform-context';

type Labels = Readonly<Record<string, string>>;

/** The cluster-wide objects that a request selects by their labels. */
export const selectLabelled = (matchLabels: Labels, candidates: readonly Labelled[]): Labelled[] =>
  malformed(matchLabels).length > 0
    ? []
    : candidates.filter(({ labels }) => matchesSelector(labels, { matchLabels }));

const malformed = (matchLabels: Labels): string[] => findSelectorErrors({ matchLabels }, 'any text');

/**
 * A selector of a request that is none, or that selects nothing on the platform cluster.
 *
 * @param kind of the candidates, such as `ClusterIssuer`
 */
export function checkSelector(
  path: readonly string[],
  matchLabels: Labels,
  kind: string,
  candidates: readonly Labelled[],
): RequestError['problems'] {
  const errors = malformed(matchLabels);
  if (errors.length > 0) return errors.map((message) => ({ path, message }));
  if (selectLabelled(matchLabels, candidates).length > 0) return [];
  const known = candidates.map(({ name, labels }) => `${name} (${words(labels)})`).join(', ');
  const message = `no ${kind} of the host has ${words(matchLabels)}; there ${known === '' ? 'is none' : `are ${known}`}`;
  return [{ path, message }];
}

const words = (labels: Labels): string =>
  Object.entries(labels)
    .map(([key, value]) => `${key}=${value}`)
    .sort()
    .join(', ');
