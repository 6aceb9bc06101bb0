import { defineAddon } from '@strata/addon';
import { defaults } from './defaults';
import { manifests } from './manifests';
import { NAMESPACE, RELEASE } from './names';
import { schema } from './schema';

export type { NginxGatewayFabricConfig } from './schema';

/** The way into the cluster: NGINX as implementation of the Gateway API, and the platform Gateway. */
export default defineAddon({
  name: RELEASE,
  description: 'Gateway API controller and the Gateway that every service is exposed on',
  project: 'platform',
  namespace: { name: NAMESPACE, podSecurity: 'restricted', isolation: 'full' },
  placement: { roles: ['control-plane', 'vcluster'] },
  schema,
  defaults,
  chart: { repository: 'ghcr.io/nginx/charts', name: 'nginx-gateway-fabric' },
  manifests,
});
