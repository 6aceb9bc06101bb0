import type { AddonContext } from '@strata/addon';
import { externalSecret } from '@strata/kubernetes';
import type { Manifest } from '@strata/kubernetes';
import { CLOUDFLARE_TOKEN, NAMESPACE } from './names';
import type { ExternalDnsConfig } from './schema';

/** The token by which records are edited. */
export function manifests({ facts }: AddonContext<ExternalDnsConfig>): Manifest[] {
  const { name, key } = CLOUDFLARE_TOKEN;
  const data = { [key]: { item: 'cloudflare', field: 'api-token' } };
  return [externalSecret({ name, namespace: NAMESPACE, store: facts.secretStore.name, data })];
}
