/** 4 for IPv4, 6 for IPv6. */
export type AddressFamily = 4 | 6;

/** One IP address as a number. */
export interface Address {
  readonly family: AddressFamily;
  readonly value: bigint;
}

/** How many bits an address of each family has. */
export const ADDRESS_BITS = { 4: 32, 6: 128 } as const;

const IPV4 = /^(?:(?:0|[1-9]\d{0,2})\.){3}(?:0|[1-9]\d{0,2})$/;
const IPV6_GROUP = /^[0-9a-f]{1,4}$/i;

/**
 * Reads one address; undefined when it is not one. Readers disagree about leading zeros (octal or not), shortened
 * IPv4, zones and IPv4 inside IPv6, so these are refused.
 * @see https://www.rfc-editor.org/rfc/rfc6943#section-3.1.1
 * @see https://www.rfc-editor.org/rfc/rfc4291#section-2.2
 */
export function parseAddress(text: string): Address | undefined {
  return text.includes(':') ? parseIpv6(text) : parseIpv4(text);
}

/**
 * Writes an address in its canonical form.
 * @see https://www.rfc-editor.org/rfc/rfc5952#section-4
 */
export function formatAddress({ family, value }: Address): string {
  if (family === 4) return splitParts(value, 4, 8).join('.');
  const groups = splitParts(value, 8, 16).map((group) => group.toString(16));
  const zeros = findLongestZeros(groups);
  if (zeros === undefined) return groups.join(':');
  return `${groups.slice(0, zeros.start).join(':')}::${groups.slice(zeros.end).join(':')}`;
}

function parseIpv4(text: string): Address | undefined {
  if (!IPV4.test(text)) return undefined;
  const bytes = text.split('.').map(Number);
  if (bytes.some((byte) => byte > 255)) return undefined;
  return { family: 4, value: joinParts(bytes, 8) };
}

function parseIpv6(text: string): Address | undefined {
  const [head = [], tail, ...more] = text.split('::').map((half) => (half === '' ? [] : half.split(':')));
  if (more.length > 0) return undefined;
  const given = [...head, ...(tail ?? [])];
  if (!given.every((group) => IPV6_GROUP.test(group))) return undefined;
  if (tail === undefined ? given.length !== 8 : given.length > 7) return undefined;
  const zeros = Array<string>(8 - given.length).fill('0');
  const groups = [...head, ...zeros, ...(tail ?? [])].map((group) => parseInt(group, 16));
  return { family: 6, value: joinParts(groups, 16) };
}

function joinParts(parts: readonly number[], bits: number): bigint {
  return parts.reduce((value, part) => (value << BigInt(bits)) | BigInt(part), 0n);
}

function splitParts(value: bigint, count: number, bits: number): number[] {
  return Array.from({ length: count }, (_, index) =>
    Number((value >> BigInt((count - 1 - index) * bits)) & ((1n << BigInt(bits)) - 1n)),
  );
}

/** The first of the longest runs of two or more zero groups. */
function findLongestZeros(groups: readonly string[]): { start: number; end: number } | undefined {
  let longest: { start: number; end: number } | undefined;
  for (let start = 0; start < groups.length; start += 1) {
    let end = start;
    while (groups[end] === '0') end += 1;
    if (end - start >= 2 && end - start > (longest ? longest.end - longest.start : 0))
      longest = { start, end };
  }
  return longest;
}
