import { compareRanges } from './address-range';
import type { AddressRange } from './address-range';
import { checkFacts } from './check-facts';
import { checkHostnames, checkMacs } from './check-names';
import { checkOverlaps } from './check-overlaps';
import { checkSubnets } from './check-subnet';
import { checkWithin } from './check-within';
import { isClusterRange } from './claim';
import type { Claim } from './claim';
import { compareEntries } from './entry';
import type { NetworkEntry } from './entry';
import { groupEntries } from './group-entries';
import type { EntryGroup } from './group-entries';
import { nameNetworks } from './network-names';
import { sortProblems } from './problem';
import type { AddressProblem } from './problem';
import { joinFacts, readClaims } from './read-claims';
import { listSubnetEdges } from './subnet-edges';
import { subtractRanges } from './subtract-ranges';

/** All addresses of one network. */
export interface NetworkPlan {
  readonly name: string;
  /** One for each family; none when nobody states it. */
  readonly subnets: readonly NetworkEntry[];
  /** All but the subnets, sorted by address. */
  readonly entries: readonly NetworkEntry[];
  /** What of the subnets nobody claims and an interface may have. */
  readonly free: readonly AddressRange[];
}

/** The networks by name, and all that is wrong with their addresses. */
export interface AddressPlan {
  readonly networks: readonly NetworkPlan[];
  readonly problems: readonly AddressProblem[];
}

/**
 * Joins claims into one plan for each network and finds every collision. The order of the claims does not matter;
 * networks that state the same subnet are one, with the first of their names.
 */
export function planNetworks(claims: readonly Claim[]): AddressPlan {
  const { entries: read, problems, unreadSubnets } = readClaims(claims);
  const entries = nameNetworks(read).sort(compareEntries);
  const facts = joinFacts(entries);
  return {
    networks: groupEntries(facts, ({ network }) => network).map(planNetwork),
    problems: sortProblems([
      ...problems,
      ...checkFacts(entries, facts),
      ...checkSubnets(facts, unreadSubnets),
      ...checkWithin(facts),
      ...checkOverlaps(facts),
      ...checkHostnames(facts),
      ...checkMacs(facts),
    ]),
  };
}

function planNetwork(facts: EntryGroup): NetworkPlan {
  const subnets = facts.filter(({ kind }) => kind === 'subnet');
  const entries = facts
    .filter(({ kind }) => kind !== 'subnet')
    .sort((a, b) => compareRanges(a.range, b.range) || compareEntries(a, b));
  const ranges = subnets.map(({ range }) => range);
  const taken = entries
    .filter(({ kind }) => !isClusterRange(kind) && kind !== 'lease')
    .map(({ range }) => range);
  const edges = ranges.flatMap(listSubnetEdges).map(({ range }) => range);
  return { name: facts[0].network, subnets, entries, free: subtractRanges(ranges, [...taken, ...edges]) };
}
