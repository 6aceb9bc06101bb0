import { IPv4, IPv6 } from 'ipaddr.js';

/** 4 for IPv4, 6 for IPv6. */
export type AddressFamily = 4 | 6;

/** One IP address as a number. */
export interface Address {
  readonly family: AddressFamily;
  readonly value: bigint;
}

/** How many bits an address of each family has. */
export const ADDRESS_BITS = { 4: 32, 6: 128 } as const;

/** Forms that readers disagree about: octal or not, one part for several octets. */
const IPV4 = /^(?:(?:0|[1-9]\d{0,2})\.){3}(?:0|[1-9]\d{0,2})$/;

/** No zone, and no IPv4 inside IPv6. */
const IPV6 = /^[0-9a-f:]+$/i;

/**
 * Reads one address; undefined when it is not one. Leading zeros, shortened IPv4, zones and IPv4 inside IPv6 are
 * refused, for readers disagree about them.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6943#section-3.1.1
 */
export function parseAddress(text: string): Address | undefined {
  if (IPV4.test(text)) return IPv4.isValid(text) ? toAddress(4, IPv4.parse(text).toByteArray()) : undefined;
  const isV6 = text.includes(':') && IPV6.test(text) && IPv6.isValid(text);
  return isV6 ? toAddress(6, IPv6.parse(text).toByteArray()) : undefined;
}

/** Writes an address in its canonical form. @see https://www.rfc-editor.org/rfc/rfc5952#section-4 */
export function formatAddress({ family, value }: Address): string {
  const count = ADDRESS_BITS[family] / 8;
  const bytes = Array.from({ length: count }, (_, index) =>
    Number((value >> BigInt((count - 1 - index) * 8)) & 255n),
  );
  return family === 4 ? new IPv4(bytes).toString() : new IPv6(bytes).toRFC5952String();
}

const toAddress = (family: AddressFamily, bytes: readonly number[]): Address => ({
  family,
  value: bytes.reduce((value, byte) => (value << 8n) | BigInt(byte), 0n),
});
