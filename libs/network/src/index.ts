export {
  contains,
  countAddresses,
  formatRange,
  overlaps,
  parseNetworkOf,
  parseRange,
  prefixLengthOf,
} from './address-range';
export type { AddressRange } from './address-range';
export type { Claim, ClaimKind } from './claim';
export { describeEntry } from './entry';
export type { NetworkEntry } from './entry';
export { formatPlan } from './format-plan';
export { normaliseMac } from './mac';
export { planNetworks } from './plan-networks';
export type { AddressPlan, NetworkPlan } from './plan-networks';
export type { AddressProblem } from './problem';
