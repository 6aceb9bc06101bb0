import { definePromise } from '@strata/kratix';
import { configure } from './configure';
import { spec, status } from './schema';

export type { HTTPServiceSpec } from './schema';

/** Services that answer HTTP: delivery, secrets, a host name and isolation by one request. */
export default definePromise({
  name: 'http-service',
  description: 'A service of the platform cluster with its secrets, host name and isolation',
  kind: 'HTTPService',
  plural: 'httpservices',
  version: 'v1alpha1',
  spec,
  status,
  workflows: { resource: { configure: [{ name: 'configure', run: configure }] } },
  requires: ['argocd-project', 'argocd-application', 'external-secret', 'gateway-route'],
  example: {
    description: 'Music for the whole house',
    source: { repository: 'https://git.example.com/tenants/music.git', revision: 'main', path: 'deploy' },
    hostname: 'music',
    service: { name: 'music', port: 80, targetPort: 8080, podLabels: { 'app.kubernetes.io/name': 'music' } },
    secrets: { api: { API_KEY: { item: 'music', field: 'api-key' } } },
    certManager: { issuerSelector: { matchLabels: { sync_to_vclusters: 'true' } } },
    externalSecrets: { storeSelector: { matchLabels: { sync_to_vclusters: 'true' } } },
    podSecurity: 'restricted',
    isolation: 'ingress',
  },
});
