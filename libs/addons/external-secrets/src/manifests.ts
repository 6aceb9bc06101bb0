import type { AddonContext } from '@strata/addon';
import { customResource } from '@strata/kubernetes';
import type { Manifest } from '@strata/kubernetes';
import type { ExternalSecretsConfig } from './schema';

/** The Secret with the access token of the Connect server, made when the cluster is bootstrapped. */
export const CONNECT_TOKEN = { name: 'onepassword-connect-token', key: 'token' } as const;

/**
 * The ClusterSecretStore that every ExternalSecret of the platform reads: one vault of 1Password, by way of the
 * Connect server.
 *
 * @see https://external-secrets.io/latest/provider/1password-automation/
 */
export function manifests({ facts }: AddonContext<ExternalSecretsConfig>, namespace: string): Manifest[] {
  const { name, labels, connectHost, vault } = facts.secretStore;
  const onepassword = {
    connectHost,
    vaults: { [vault]: 1 },
    auth: { secretRef: { connectTokenSecretRef: { ...CONNECT_TOKEN, namespace } } },
  };
  const metadata = { name, labels };
  return [
    customResource('external-secrets.io/v1', 'ClusterSecretStore', metadata, { provider: { onepassword } }),
  ];
}
