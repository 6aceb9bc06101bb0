import { customResource } from './manifest';
import type { Manifest } from './manifest';

/** A Secret that External Secrets makes from items of the secret store. */
export interface ExternalSecretOptions {
  /** Name of the ExternalSecret and of the Secret that it makes. */
  readonly name: string;
  readonly namespace: string;
  /** Name of the ClusterSecretStore. */
  readonly store: string;
  /** Keys of the Secret, each with the item and field that hold its value. */
  readonly data: Readonly<Record<string, { readonly item: string; readonly field: string }>>;
  /** Labels and text templates of the Secret, where it needs more than its keys. */
  readonly template?: {
    readonly type?: string;
    readonly metadata?: object;
    readonly data?: Record<string, string>;
  };
}

/**
 * An ExternalSecret of the v1 API with the defaults of its CRD written out.
 *
 * @see https://external-secrets.io/latest/api/externalsecret/
 */
export function externalSecret(options: ExternalSecretOptions): Manifest {
  const { name, namespace, store, data, template } = options;
  return customResource(
    'external-secrets.io/v1',
    'ExternalSecret',
    { name, namespace },
    {
      refreshPolicy: 'Periodic',
      refreshInterval: '1h0m0s',
      secretStoreRef: { kind: 'ClusterSecretStore', name: store },
      target: {
        name,
        creationPolicy: 'Owner',
        deletionPolicy: 'Retain',
        ...(template === undefined
          ? {}
          : { template: { engineVersion: 'v2', mergePolicy: 'Replace', ...template } }),
      },
      data: Object.entries(data).map(([secretKey, { item, field }]) => ({
        secretKey,
        remoteRef: {
          key: item,
          property: field,
          conversionStrategy: 'Default',
          decodingStrategy: 'None',
          metadataPolicy: 'None',
        },
      })),
    },
  );
}
