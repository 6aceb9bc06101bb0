import { checkAddress } from './ip-address';
import { DNS_SUBDOMAIN } from './name-syntax';
import type { Place } from './place';

/**
 * Checks how a pod resolves names.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#pod-dns-config
 */
export function checkPodDns(spec: Place): void {
  const policy = spec.at('dnsPolicy');
  policy.requireOneOf('STR635', ['ClusterFirst', 'ClusterFirstWithHostNet', 'Default', 'None']);
  const nameservers = spec.at('dnsConfig', 'nameservers');
  if (policy.text === 'None' && nameservers.isEmpty) {
    nameservers.refuse('STR635', 'is required with the dnsPolicy None');
  }
  if (nameservers.elements.length > 3) nameservers.refuse('STR635', 'must hold at most 3 addresses');
  for (const nameserver of nameservers.elements) checkAddress(nameserver, 'STR635');
  checkSearches(spec.at('dnsConfig', 'searches'));
  for (const option of spec.at('dnsConfig', 'options').elements) option.at('name').require('STR635');
}

function checkSearches(searches: Place): void {
  const texts = searches.elements.map(({ text }) => text ?? '');
  if (texts.length > 32) searches.refuse('STR635', 'must hold at most 32 domains');
  if (texts.join(' ').length > 2048) searches.refuse('STR635', 'must have at most 2048 characters together');
  for (const search of searches.elements) {
    // Names of service discovery such as _tcp.example.com may be searched.
    const plain = search.text?.replace(/\.$/, '').replaceAll('_', 'x');
    if (plain !== undefined && search.text !== '.' && !DNS_SUBDOMAIN.fits(plain)) {
      search.refuse('STR635', 'must be a DNS domain');
    }
  }
}
