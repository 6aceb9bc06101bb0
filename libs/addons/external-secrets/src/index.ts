import { defineAddon } from '@strata/addon';
import { defaults } from './defaults';
import { manifests } from './manifests';
import { schema } from './schema';

export type { ExternalSecretsConfig } from './schema';

const NAMESPACE = 'external-secrets';

/** External Secrets and the store of the platform: Secrets come from 1Password, never from git. */
export default defineAddon({
  name: 'external-secrets',
  description: 'Secrets from 1Password, by way of one ClusterSecretStore',
  project: 'platform',
  namespace: { name: NAMESPACE, podSecurity: 'restricted' },
  // A virtual cluster hands its ExternalSecrets to the controller of its host.
  placement: { roles: ['control-plane'] },
  schema,
  defaults,
  chart: { repository: 'https://charts.external-secrets.io', name: 'external-secrets' },
  manifests: (context) => manifests(context, NAMESPACE),
});
