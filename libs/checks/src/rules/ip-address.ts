import { IPv6, parseCIDR } from 'ipaddr.js';
import type { IPv4 } from 'ipaddr.js';
import type { IssueCode } from '@strata/model';
import type { Place } from './place';

const IPV4 = /^(?:\d{1,3}\.){3}\d{1,3}$/;

/** `4` or `6` for an address of that family; undefined for anything else. */
export function familyOf(address: string): 4 | 6 | undefined {
  if (IPV4.test(address)) return address.split('.').every((part) => Number(part) <= 255) ? 4 : undefined;
  return !address.includes('%') && IPv6.isValid(address) ? 6 : undefined;
}

/** A network: address and length of its prefix. */
export type Network = readonly [IPv4 | IPv6, number];

/** The network that a text such as `10.0.0.0/8` names; undefined for what is none. */
export function parseNetwork(text: string): Network | undefined {
  const [address = '', length = '', ...rest] = text.split('/');
  const family = familyOf(address);
  if (family === undefined || rest.length > 0 || !/^\d{1,3}$/.test(length)) return undefined;
  if (Number(length) > (family === 4 ? 32 : 128)) return undefined;
  return parseCIDR(`${family === 4 ? withoutLeadingZeros(address) : address}/${length}`);
}

// The API server still takes 010.0.0.1 for 10.0.0.1, where ipaddr.js would read an octal number.
const withoutLeadingZeros = (address: string): string => address.split('.').map(Number).join('.');

/** Whether one network lies within another, and is smaller. */
export function liesWithin([inner, innerLength]: Network, [outer, outerLength]: Network): boolean {
  return inner.kind() === outer.kind() && innerLength > outerLength && inner.match(outer, outerLength);
}

/** Refuses what is no IP address. */
export function checkAddress(place: Place, code: IssueCode): void {
  const { text } = place;
  if (text !== undefined && familyOf(text) === undefined) place.refuse(code, 'must be an IP address');
}

/** Refuses what is no network. */
export function checkNetwork(place: Place, code: IssueCode): void {
  const { text } = place;
  if (text !== undefined && parseNetwork(text.trim()) === undefined) {
    place.refuse(code, 'must be a network such as 10.0.0.0/8');
  }
}
