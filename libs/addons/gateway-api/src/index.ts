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
  provides: {
    definitions: [
      'BackendTLSPolicy.gateway.networking.k8s.io',
      'GRPCRoute.gateway.networking.k8s.io',
      'Gateway.gateway.networking.k8s.io',
      'GatewayClass.gateway.networking.k8s.io',
      'HTTPRoute.gateway.networking.k8s.io',
      'ListenerSet.gateway.networking.k8s.io',
      'ReferenceGrant.gateway.networking.k8s.io',
      'TLSRoute.gateway.networking.k8s.io',
    ],
    clusterKinds: [
      'CustomResourceDefinition.apiextensions.k8s.io',
      'ValidatingAdmissionPolicy.admissionregistration.k8s.io',
      'ValidatingAdmissionPolicyBinding.admissionregistration.k8s.io',
    ],
  },
  schema,
  defaults,
  git: { repository: 'https://github.com/kubernetes-sigs/gateway-api', path: 'config/crd' },
  // A pruned definition takes every route and Gateway of the cluster with it.
  syncPolicy: { automated: { prune: false } },
});
