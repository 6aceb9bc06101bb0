import { defineAddon } from '@strata/addon';
import { defaults } from './defaults';
import { manifests } from './manifests';
import { NAMESPACE, SERVICE } from './names';
import { schema } from './schema';

export type { OnepasswordConnectConfig } from './schema';

/** The 1Password Connect server that the ClusterSecretStore reads. */
export default defineAddon({
  name: SERVICE,
  description: '1Password Connect server, the source of every Secret',
  project: 'platform',
  // Who reaches this server with a token reads the vault.
  namespace: { name: NAMESPACE, podSecurity: 'restricted', isolation: 'full' },
  placement: { roles: ['control-plane'] },
  schema,
  defaults,
  chart: { repository: 'https://1password.github.io/connect-helm-charts', name: 'connect' },
  manifests,
});
