import { ADDRESS_BITS, formatAddress, parseAddress } from './address';
import type { AddressFamily } from './address';

/** Neighbouring addresses of one family, both ends included. */
export interface AddressRange {
  readonly family: AddressFamily;
  readonly first: bigint;
  readonly last: bigint;
}

const PREFIX_LENGTH = /^(?:0|[1-9]\d{0,2})$/;

/**
 * Reads `address`, `address/length` or `first-last`; undefined when the text is none of them. A CIDR with host bits
 * (`10.0.0.5/24`) is refused, for one reader takes it as an address and another as a network.
 */
export function parseRange(text: string): AddressRange | undefined {
  if (text.includes('/')) {
    const { network, first } = parseCidr(text) ?? {};
    return network !== undefined && network.first === first ? network : undefined;
  }
  const [first, last, ...more] = text.split('-').map(parseAddress);
  if (first === undefined || more.length > 0) return undefined;
  if (!text.includes('-')) return { family: first.family, first: first.value, last: first.value };
  if (last?.family !== first.family || first.value > last.value) return undefined;
  return { family: first.family, first: first.value, last: last.value };
}

/** The network of a CIDR that may have host bits; undefined when the text is no CIDR at all. */
export function parseNetworkOf(text: string): AddressRange | undefined {
  return parseCidr(text)?.network;
}

/** Writes a range in the shortest form: an address, a CIDR where it is one, or `first-last`. */
export function formatRange(range: AddressRange): string {
  const { family, first, last } = range;
  const start = formatAddress({ family, value: first });
  if (first === last) return start;
  const length = prefixLengthOf(range);
  return length === undefined ? `${start}-${formatAddress({ family, value: last })}` : `${start}/${length}`;
}

/** The length of the prefix that all addresses of a range share and no other has; undefined when it is no CIDR. */
export function prefixLengthOf(range: AddressRange): number | undefined {
  const count = countAddresses(range);
  const hostBits = count.toString(2).length - 1;
  const isCidr = count === 1n << BigInt(hostBits) && range.first % count === 0n;
  return isCidr ? ADDRESS_BITS[range.family] - hostBits : undefined;
}

/** Whether two ranges have an address in common. */
export function overlaps(a: AddressRange, b: AddressRange): boolean {
  return a.family === b.family && a.first <= b.last && b.first <= a.last;
}

/** Whether every address of the inner range is in the outer one. */
export function contains(outer: AddressRange, inner: AddressRange): boolean {
  return outer.family === inner.family && outer.first <= inner.first && inner.last <= outer.last;
}

/** Whether two ranges have the same addresses. */
export function isSameRange(a: AddressRange, b: AddressRange): boolean {
  return contains(a, b) && contains(b, a);
}

/** How many addresses a range has; at least one. */
export function countAddresses({ first, last }: AddressRange): bigint {
  return last - first + 1n;
}

/** Orders ranges by family, first and last address. */
export function compareRanges(a: AddressRange, b: AddressRange): number {
  return a.family - b.family || sign(a.first - b.first) || sign(a.last - b.last);
}

function parseCidr(text: string): { network: AddressRange; first: bigint } | undefined {
  const [start = '', length = '', ...more] = text.split('/');
  const address = parseAddress(start);
  if (address === undefined || more.length > 0 || !PREFIX_LENGTH.test(length)) return undefined;
  const hostBits = ADDRESS_BITS[address.family] - Number(length);
  if (hostBits < 0) return undefined;
  const size = 1n << BigInt(hostBits);
  const first = address.value - (address.value % size);
  return { network: { family: address.family, first, last: first + size - 1n }, first: address.value };
}

function sign(difference: bigint): number {
  return difference < 0n ? -1 : Number(difference > 0n);
}
