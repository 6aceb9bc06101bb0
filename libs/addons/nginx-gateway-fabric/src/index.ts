import { defineAddon } from '@strata/addon';
import { defaults } from './defaults';
import { manifests } from './manifests';
import { NAMESPACE, RELEASE } from './names';
import { provided } from './provided';
import { schema } from './schema';

export type { NginxGatewayFabricConfig } from './schema';

/** The way into the cluster: NGINX as implementation of the Gateway API, and the platform Gateway. */
export default defineAddon({
  name: RELEASE,
  description: 'Gateway API controller and the Gateway that every service is exposed on',
  project: 'platform',
  namespace: { name: NAMESPACE, podSecurity: 'restricted', isolation: 'full' },
  placement: { roles: ['control-plane', 'vcluster'] },
  dependsOn: ['cert-manager', 'gateway-api', 'metallb', 'prometheus-operator-crds'],
  provides: {
    definitions: [
      'AuthenticationFilter.gateway.nginx.org',
      'ClientSettingsPolicy.gateway.nginx.org',
      'NginxGateway.gateway.nginx.org',
      'NginxProxy.gateway.nginx.org',
      'ObservabilityPolicy.gateway.nginx.org',
      'ProxySettingsPolicy.gateway.nginx.org',
      'RateLimitPolicy.gateway.nginx.org',
      'SnippetsFilter.gateway.nginx.org',
      'SnippetsPolicy.gateway.nginx.org',
      'UpstreamSettingsPolicy.gateway.nginx.org',
      'WAFPolicy.gateway.nginx.org',
    ],
    clusterKinds: [
      'ClusterRole.rbac.authorization.k8s.io',
      'ClusterRoleBinding.rbac.authorization.k8s.io',
      'CustomResourceDefinition.apiextensions.k8s.io',
      'GatewayClass.gateway.networking.k8s.io',
    ],
    objects: provided,
  },
  schema,
  defaults,
  chart: { repository: 'ghcr.io/nginx/charts', name: 'nginx-gateway-fabric' },
  manifests,
});
