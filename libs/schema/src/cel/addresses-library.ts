import { contains, formatRange, parseNetworkOf, parseRange, prefixLengthOf } from '@strata/network';
import type { AddressRange } from '@strata/network';
import { isCidr, isIpAddress } from '../structural/addresses';
import type { CelLibrary } from './cel-library';
import { registerNamespace } from './cel-library';

/** @see https://kubernetes.io/docs/reference/using-api/cel/#kubernetes-ip-address-library */
export const registerAddresses: CelLibrary = (environment) => {
  environment
    .registerType('net.IP', Address)
    .registerType('net.CIDR', Network)
    .registerFunction('isIP(string): bool', isIpAddress)
    .registerFunction('ip(string): net.IP', (text: string) => addressOf(text))
    .registerFunction('string(net.IP): string', ({ range }: Address) => formatRange(range))
    .registerFunction('net.IP.family(): int', ({ range }: Address) => BigInt(range.family))
    .registerFunction('net.IP.isUnspecified(): bool', ({ range }: Address) => range.first === 0n)
    .registerFunction('net.IP.isLoopback(): bool', isIn('127.0.0.0/8', '::1/128'))
    .registerFunction('net.IP.isLinkLocalUnicast(): bool', isIn('169.254.0.0/16', 'fe80::/10'))
    .registerFunction('net.IP.isLinkLocalMulticast(): bool', isIn('224.0.0.0/24', 'ff02::/16'))
    .registerFunction(
      'net.IP.isGlobalUnicast(): bool',
      (address: Address) =>
        !isIn('0.0.0.0/32', '127.0.0.0/8', '169.254.0.0/16', '224.0.0.0/4', '255.255.255.255/32')(address) &&
        !isIn('::/128', '::1/128', 'fe80::/10', 'ff00::/8')(address),
    );
  registerNamespace(environment, 'ip', 'k8s.IPs');
  environment
    .registerFunction(
      'k8s.IPs.isCanonical(string): bool',
      (_: unknown, text: string) => formatRange(addressOf(text).range) === text,
    )
    .registerFunction('isCIDR(string): bool', isCidr)
    .registerFunction('cidr(string): net.CIDR', (text: string) => networkOf(text))
    .registerFunction('string(net.CIDR): string', ({ text }: Network) => text)
    .registerFunction('net.CIDR.containsIP(string): bool', ({ range }: Network, text: string) =>
      contains(range, addressOf(text).range),
    )
    .registerFunction('net.CIDR.containsIP(net.IP): bool', ({ range }: Network, address: Address) =>
      contains(range, address.range),
    )
    .registerFunction('net.CIDR.containsCIDR(string): bool', ({ range }: Network, text: string) =>
      contains(range, networkOf(text).range),
    )
    .registerFunction('net.CIDR.containsCIDR(net.CIDR): bool', ({ range }: Network, other: Network) =>
      contains(range, other.range),
    )
    .registerFunction('net.CIDR.ip(): net.IP', ({ text }: Network) => addressOf(text.split('/')[0] ?? ''))
    .registerFunction('net.CIDR.masked(): net.CIDR', ({ range }: Network) => networkOf(withLength(range)))
    .registerFunction('net.CIDR.prefixLength(): int', ({ range }: Network) =>
      BigInt(prefixLengthOf(range) ?? 0),
    );
};

class Address {
  constructor(readonly range: AddressRange) {}
}

class Network {
  constructor(
    readonly text: string,
    readonly range: AddressRange,
  ) {}
}

function addressOf(text: string): Address {
  const range = isIpAddress(text) ? parseRange(text) : undefined;
  if (range === undefined) throw new Error('the text is no IP address');
  return new Address(range);
}

function networkOf(text: string): Network {
  const range = parseNetworkOf(text);
  if (range === undefined) throw new Error('the text is no CIDR');
  return new Network(text, range);
}

/** A network with its length, which the shortest form leaves out for a single address. */
const withLength = (range: AddressRange): string =>
  `${formatRange({ ...range, last: range.first })}/${prefixLengthOf(range) ?? 0}`;

const isIn =
  (...networks: readonly string[]) =>
  ({ range }: Address): boolean =>
    networks.some((network) => contains(networkOf(network).range, range));
