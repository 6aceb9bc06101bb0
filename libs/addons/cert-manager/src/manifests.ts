import type { AddonContext } from '@strata/addon';
import { customResource, externalSecret } from '@strata/kubernetes';
import type { Manifest } from '@strata/kubernetes';
import { CLOUDFLARE_TOKEN, NAMESPACE } from './names';
import type { CertManagerConfig } from './schema';

/**
 * The ClusterIssuer that addons ask for certificates, wildcards included, and the token by which it proves that the
 * domain is ours.
 *
 * @see https://cert-manager.io/docs/configuration/acme/dns01/cloudflare/
 */
export function manifests({ facts }: AddonContext<CertManagerConfig>): Manifest[] {
  const { issuer, issuerLabels: labels, server, email } = facts.acme;
  const { name, key } = CLOUDFLARE_TOKEN;
  const token = externalSecret({
    name,
    namespace: NAMESPACE,
    store: facts.secretStore.name,
    data: { [key]: { item: 'cloudflare', field: 'api-token' } },
  });
  const solver = {
    selector: { dnsZones: [facts.domain] },
    dns01: { cloudflare: { apiTokenSecretRef: CLOUDFLARE_TOKEN } },
  };
  const acme = {
    server,
    email,
    privateKeySecretRef: { name: `${issuer}-account-key` },
    solvers: [solver],
  };
  return [token, customResource('cert-manager.io/v1', 'ClusterIssuer', { name: issuer, labels }, { acme })];
}
