import { externalSecret } from '@strata/kubernetes';
import type { Manifest } from '@strata/kubernetes';
import { ARGOCD_NAMESPACE } from '@strata/model';
import mapValues from 'lodash/mapValues';
import type { RegisteredCluster } from './cluster-parameters';
import { clusterSecretName } from './registration';

/** Fields of an item with the client certificate of a cluster's administrator, as vcluster names them. */
export const CERTIFICATE_FIELDS = {
  ca: 'certificate-authority',
  certificate: 'client-certificate',
  key: 'client-key',
} as const;

/** The item of the secret store with the certificates of a virtual cluster. */
export const certificateItem = (cluster: string): string => `vcluster-${cluster}`;

/**
 * The ExternalSecret that registers a cluster with Argo CD: labels and annotations as given, certificates from an
 * item of the secret store.
 *
 * @param store name of the ClusterSecretStore
 * @see https://argo-cd.readthedocs.io/en/stable/operator-manual/declarative-setup/#clusters
 */
export function clusterExternalSecret(
  { name, server, labels, annotations }: RegisteredCluster,
  item: string,
  store: string,
): Manifest {
  return externalSecret({
    name: clusterSecretName(name),
    namespace: ARGOCD_NAMESPACE,
    store,
    data: mapValues(CERTIFICATE_FIELDS, (field) => ({ item, field })),
    template: {
      metadata: { labels, annotations: mapValues(annotations, escapeTemplate) },
      data: { name, server, config: TLS_CONFIG },
    },
  });
}

/** Text of the inventory as a template that gives just this text. */
const escapeTemplate = (text: string): string => text.replaceAll('{{', '{{ "{{" }}');

/** Fields hold certificates in PEM; Argo CD wants them in base64, as a kubeconfig has them. */
const TLS_CONFIG =
  '{"tlsClientConfig":{"caData":"{{ .ca | b64enc }}","certData":"{{ .certificate | b64enc }}","keyData":"{{ .key | b64enc }}"}}';
