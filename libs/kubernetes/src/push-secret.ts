import { customResource } from './manifest';
import type { Manifest } from './manifest';

/** What External Secrets writes from a Secret of the cluster into an item of the secret store. */
export interface PushSecretOptions {
  readonly name: string;
  readonly namespace: string;
  /** Name of the ClusterSecretStore. */
  readonly store: string;
  /** The Secret to read, in the same namespace. */
  readonly secret: string;
  readonly item: string;
  /** Keys of the Secret; each becomes a field of that name. */
  readonly keys: readonly string[];
}

/**
 * A PushSecret with the defaults of its CRD written out. The fields leave the store when it is deleted.
 *
 * @see https://external-secrets.io/latest/api/pushsecret/
 */
export function pushSecret({ name, namespace, store, secret, item, keys }: PushSecretOptions): Manifest {
  return customResource(
    'external-secrets.io/v1alpha1',
    'PushSecret',
    { name, namespace },
    {
      refreshInterval: '1h0m0s',
      updatePolicy: 'Replace',
      deletionPolicy: 'Delete',
      secretStoreRefs: [{ kind: 'ClusterSecretStore', name: store }],
      selector: { secret: { name: secret } },
      data: keys.map((key) => ({
        conversionStrategy: 'None',
        match: { secretKey: key, remoteRef: { remoteKey: item, property: key } },
      })),
    },
  );
}
