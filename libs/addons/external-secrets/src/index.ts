import { defineAddon } from '@strata/addon';
import { defaults } from './defaults';
import { DEFINITIONS } from './definitions';
import { CONNECT_TOKEN, manifests } from './manifests';
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
  bootstrapSecrets: () => [
    {
      ...CONNECT_TOKEN,
      variable: 'onepassword_connect_token',
      description: 'Access token of the 1Password Connect server for the vault of this environment.',
    },
  ],
  dependsOn: ['onepassword-connect', 'prometheus-operator-crds'],
  provides: {
    definitions: DEFINITIONS,
    // vcluster hands ExternalSecrets to the host and shows it the stores.
    definitionsOnGuests: ['ClusterSecretStore.external-secrets.io', 'ExternalSecret.external-secrets.io'],
    clusterKinds: [
      'ClusterRole.rbac.authorization.k8s.io',
      'ClusterRoleBinding.rbac.authorization.k8s.io',
      'ClusterSecretStore.external-secrets.io',
      'CustomResourceDefinition.apiextensions.k8s.io',
      'ValidatingWebhookConfiguration.admissionregistration.k8s.io',
    ],
    objects: [
      `Service ${NAMESPACE}/external-secrets-webhook:443`,
      `ServiceAccount ${NAMESPACE}/external-secrets`,
    ],
  },
  schema,
  defaults,
  chart: { repository: 'https://charts.external-secrets.io', name: 'external-secrets' },
  manifests: (context) => manifests(context, NAMESPACE),
});
