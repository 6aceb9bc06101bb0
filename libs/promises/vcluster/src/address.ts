import { contains, overlaps, parseRange } from '@strata/network';

/** Whether an address is in a CIDR, or in a range `first-last`. */
export function isInRange(address: string, range: string): boolean {
  const [inner, outer] = [parseRange(address), parseRange(range)];
  return inner !== undefined && outer !== undefined && contains(outer, inner);
}

/** Whether two CIDRs or ranges have an address in common. */
export function overlap(one: string, other: string): boolean {
  const [a, b] = [parseRange(one), parseRange(other)];
  return a !== undefined && b !== undefined && overlaps(a, b);
}
