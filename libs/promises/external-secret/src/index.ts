import { definePromise } from '@strata/kratix';
import { configure } from './configure';
import { spec, status } from './schema';

export type { ExternalSecretSpec } from './schema';

/** Secrets from the secret store, by the items and fields that hold their values. */
export default definePromise({
  name: 'external-secret',
  description: 'A Secret whose values come from the secret store',
  // Not ExternalSecret: External Secrets has that one, and people ask for both by name.
  kind: 'ExternalSecretRequest',
  plural: 'externalsecretrequests',
  version: 'v1alpha1',
  spec,
  status,
  workflows: { resource: { configure: [{ name: 'configure', run: configure }] } },
  example: {
    namespace: 'service-music',
    storeSelector: { matchLabels: { sync_to_vclusters: 'true' } },
    data: { API_KEY: { item: 'music', field: 'api-key' } },
    type: 'Opaque',
  },
});
