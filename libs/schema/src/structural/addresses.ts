import { parseNetworkOf, parseRange } from '@strata/network';

/** Whether a text is one address of IPv4 or IPv6. */
export const isIpAddress = (text: string): boolean => !/[/\s-]/.test(text) && parseRange(text) !== undefined;

/** Whether a text is a CIDR, with or without bits of a host. */
export const isCidr = (text: string): boolean => text.includes('/') && parseNetworkOf(text) !== undefined;
