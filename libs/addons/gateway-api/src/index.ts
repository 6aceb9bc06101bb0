import { defineAddon } from '@strata/addon';
import { defaults } from './defaults';
import { schema } from './schema';

export type { GatewayApiConfig } from './schema';

/**
 * The CustomResourceDefinitions of the Gateway API, standard channel, and the admission policy that guards them
 * against a downgrade.
 *
 * @see https://gateway-api.sigs.k8s.io/guides/getting-started/introduction/#install-standard-channel
 */
export default defineAddon({
  name: 'gateway-api',
  description: 'Gateway API definitions of the standard channel',
  project: 'platform',
  // Its objects are cluster-scoped: no namespace is its own.
  namespace: { name: 'kube-system', create: false },
  // A virtual cluster has its own API server, so it needs the definitions as much as its host.
  placement: { roles: ['control-plane', 'vcluster'] },
  schema,
  defaults,
  git: { repository: 'https://github.com/kubernetes-sigs/gateway-api', path: 'config/crd' },
  // A pruned definition takes every route and Gateway of the cluster with it.
  syncPolicy: { automated: { prune: false } },
});
