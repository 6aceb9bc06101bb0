import { CLUSTER_SECRET_LABEL, findSelectorErrors } from '@strata/argocd';
import { checkSelector } from '@strata/kratix';
import { IDENTITY_LABELS, REGISTRATION_ANNOTATIONS } from '@strata/model';
import { problemIf } from './problem';
import type { Inspected, Problem } from './problem';

type Labels = Readonly<Record<string, string>>;

/** Selectors that select something, and keys that are free and well formed. */
export function checkSelectors({ request, platform }: Inspected): Problem[] {
  const { certManager, externalSecrets, argoCD = {} } = request.spec;
  return [
    ...checkSelector(
      ['spec', 'certManager', 'issuerSelector', 'matchLabels'],
      certManager.issuerSelector.matchLabels,
      'ClusterIssuer',
      platform.issuers,
    ),
    ...checkSelector(
      ['spec', 'externalSecrets', 'storeSelector', 'matchLabels'],
      externalSecrets.storeSelector.matchLabels,
      'ClusterSecretStore',
      platform.stores,
    ),
    ...checkKeys(['spec', 'argoCD', 'labels'], argoCD.labels, [
      ...Object.values(IDENTITY_LABELS),
      ...Object.keys(CLUSTER_SECRET_LABEL),
    ]),
    ...checkKeys(
      ['spec', 'argoCD', 'annotations'],
      argoCD.annotations,
      Object.values(REGISTRATION_ANNOTATIONS),
    ),
  ];
}

/** Keys are well formed, and none is one that the inventory derives. */
const checkKeys = (
  path: readonly string[],
  entries: Labels = {},
  derived: readonly string[] = [],
): Problem[] => [
  ...findSelectorErrors({ matchLabels: entries }, 'any text').map((message) => ({ path, message })),
  ...Object.keys(entries).flatMap((key) =>
    problemIf(derived.includes(key), [...path, key], `"${key}" is derived from the inventory`),
  ),
];
