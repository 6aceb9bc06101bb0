import { prefixLengthOf } from './address-range';
import type { AddressRange } from './address-range';

/** An address of a subnet that no interface may have. */
export interface SubnetEdge {
  readonly name: string;
  readonly range: AddressRange;
}

/**
 * The network and broadcast address of an IPv4 subnet, the anycast address of the routers of an IPv6 subnet; none in
 * a subnet of one or two addresses.
 * @see https://www.rfc-editor.org/rfc/rfc3021
 * @see https://www.rfc-editor.org/rfc/rfc4291#section-2.6.1
 */
export function listSubnetEdges(subnet: AddressRange): SubnetEdge[] {
  const { family, first, last } = subnet;
  const length = prefixLengthOf(subnet) ?? 0;
  if (family === 6) {
    return length > 126 ? [] : [{ name: 'router anycast address', range: { family, first, last: first } }];
  }
  if (length > 30) return [];
  return [
    { name: 'network address', range: { family, first, last: first } },
    { name: 'broadcast address', range: { family, first: last, last } },
  ];
}
