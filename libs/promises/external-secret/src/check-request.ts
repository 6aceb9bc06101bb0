import { checkSelector, REQUESTS_NAMESPACE, selectLabelled } from '@strata/kratix';
import type { PlatformContext, RequestError } from '@strata/kratix';
import { isSecretKey } from '@strata/kubernetes';
import { ARGOCD_NAMESPACE } from '@strata/model';
import type { ExternalSecretSpec } from './schema';
import { describeBadType } from './secret-type';

/** What the schema of a request cannot say; empty for a request that is answered. */
export function findProblems(
  { namespace, storeSelector, data, type }: ExternalSecretSpec,
  { facts, stores }: PlatformContext,
): RequestError['problems'] {
  const path = ['spec', 'storeSelector', 'matchLabels'];
  const found = selectLabelled(storeSelector.matchLabels, stores).map(({ name }) => name);
  const badType = describeBadType(type, Object.keys(data));
  // There a Secret may mean more than its data: the registration of a cluster, the certificate of the Gateway.
  const closed = [ARGOCD_NAMESPACE, REQUESTS_NAMESPACE, 'kube-system', facts.gateway.namespace];
  return [
    ...checkSelector(path, storeSelector.matchLabels, 'ClusterSecretStore', stores),
    ...(found.length > 1 ? [{ path, message: `selects several stores: ${found.join(', ')}` }] : []),
    ...(closed.includes(namespace)
      ? [{ path: ['spec', 'namespace'], message: 'belongs to the platform itself' }]
      : []),
    ...Object.keys(data)
      .filter((key) => !isSecretKey(key))
      .map((key) => ({ path: ['spec', 'data', key], message: 'is no key of a Secret' })),
    ...(badType === undefined ? [] : [{ path: ['spec', 'type'], message: badType }]),
  ];
}
