import type { Location } from '@strata/model';

/** What can hold addresses and how it is called, in the order in which one builds upon the other. */
export const CLAIM_KINDS = {
  subnet: 'subnet',
  router: 'router',
  nameserver: 'nameserver',
  dhcp: 'DHCP range',
  pool: 'pool',
  reserved: 'reservation',
  vip: 'VIP',
  node: 'node',
  lease: 'node by DHCP',
  gateway: 'gateway',
  service: 'service',
  exposure: 'exposure',
  pods: 'pod CIDR',
  services: 'Service CIDR',
} as const;

/**
 * - `subnet`: the addresses of a network, one CIDR for each family
 * - `router`, `nameserver`, `dhcp`: facts of the network; every cluster on it may state them, all alike
 * - `pool`: addresses that MetalLB hands out by itself
 * - `reserved`: addresses set aside, one or a range
 * - `vip`, `node`, `gateway`, `service` (a Service with a fixed address), `exposure`: one address each
 * - `lease`: a machine that gets its address by DHCP, with the range that it comes from
 * - `pods`, `services`: the CIDRs inside a cluster
 */
export type ClaimKind = keyof typeof CLAIM_KINDS;

/** One statement that something uses addresses of a network. */
export interface Claim {
  readonly network: string;
  readonly kind: ClaimKind;
  readonly name: string;
  /** Who states it, such as a cluster. */
  readonly owner: string;
  /** As written: an address, a CIDR or `first-last`. */
  readonly range: string;
  readonly hostname?: string;
  /** In any usual notation. */
  readonly mac?: readonly string[];
  /** Where its MACs are stated, when that is elsewhere. */
  readonly macLocation?: Location;
  /** The kind or the name of the claim that it lies in on purpose, such as `pool`. */
  readonly within?: string;
  readonly location: Location;
}

/** Kinds that are facts of the network: several owners may state them, with one content. */
export const isSharedFact = (kind: ClaimKind): boolean =>
  kind === 'subnet' || kind === 'router' || kind === 'nameserver' || kind === 'dhcp';

/** Kinds of ranges that something hands out by itself. */
export const isArea = (kind: ClaimKind): boolean => kind === 'dhcp' || kind === 'pool';

/** Kinds of ranges inside a cluster, which no machine of the network sees. */
export const isClusterRange = (kind: ClaimKind): boolean => kind === 'pods' || kind === 'services';

/** Kinds whose addresses nothing else may have. */
export const isFixed = (kind: ClaimKind): boolean =>
  kind !== 'subnet' && kind !== 'nameserver' && kind !== 'lease' && !isArea(kind) && !isClusterRange(kind);
