import { clusterSecretName, IGNORE_HEALTH, registrationOf, SYNC_WAVE } from '@strata/argocd';
import { externalSecret } from '@strata/kubernetes';
import type { Manifest } from '@strata/kubernetes';
import { ARGOCD_NAMESPACE } from '@strata/model';
import mapValues from 'lodash/mapValues';
import { AFTER_ADDONS } from './bootstrap';
import type { PlatformCluster } from './platform-cluster';

/**
 * The ExternalSecret that registers a virtual cluster with the Argo CD of its host: the labels and annotations are
 * those of the inventory, the certificates come from the item `vcluster-<name>` of the secret store.
 *
 * @param host facts of the cluster that it is registered on
 * @see https://argo-cd.readthedocs.io/en/stable/operator-manual/declarative-setup/#clusters
 */
export function guestRegistration({ cluster }: PlatformCluster, host: PlatformCluster['facts']): Manifest {
  const { name, server, labels, annotations } = registrationOf(cluster);
  const item = `vcluster-${name}`;
  const secret = externalSecret({
    name: clusterSecretName(name),
    namespace: ARGOCD_NAMESPACE,
    store: host.secretStore.name,
    data: {
      ca: { item, field: 'certificate-authority' },
      certificate: { item, field: 'client-certificate' },
      key: { item, field: 'client-key' },
    },
    template: {
      metadata: { labels, annotations: mapValues(annotations, escapeTemplate) },
      data: { name, server, config: TLS_CONFIG },
    },
  });
  const order = {
    // External Secrets is there by then; that the virtual cluster is too, nobody waits for.
    ...IGNORE_HEALTH,
    [SYNC_WAVE]: AFTER_ADDONS,
    'argocd.argoproj.io/sync-options': 'SkipDryRunOnMissingResource=true',
  };
  return { ...secret, metadata: { ...secret.metadata, annotations: order } };
}

/** Text of the inventory as a template that gives just this text. */
const escapeTemplate = (text: string): string => text.replaceAll('{{', '{{ "{{" }}');

/** Fields hold certificates in PEM; Argo CD wants them in base64, as a kubeconfig has them. */
const TLS_CONFIG =
  '{"tlsClientConfig":{"caData":"{{ .ca | b64enc }}","certData":"{{ .certificate | b64enc }}","keyData":"{{ .key | b64enc }}"}}';
