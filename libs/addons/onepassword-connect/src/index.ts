import { defineAddon } from '@strata/addon';
import { defaults } from './defaults';
import { manifests } from './manifests';
import { CREDENTIALS, NAMESPACE, SERVICE } from './names';
import { provided } from './provided';
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
  bootstrapSecrets: () => [
    {
      ...CREDENTIALS,
      variable: 'onepassword_connect_credentials',
      description: '1password-credentials.json in base64, with which the Connect server opens the account.',
    },
  ],
  dependsOn: ['prometheus-operator-crds'],
  provides: {
    // The operator that serves it is off, yet the chart brings its definition.
    definitions: ['OnePasswordItem.onepassword.com'],
    clusterKinds: ['CustomResourceDefinition.apiextensions.k8s.io'],
    objects: provided,
  },
  schema,
  defaults,
  chart: { repository: 'https://1password.github.io/connect-helm-charts', name: 'connect' },
  manifests,
});
