import { suggest } from '@strata/model';
import { contains, formatRange, overlaps } from './address-range';
import { CLAIM_KINDS, isClusterRange } from './claim';
import { describeEntry } from './entry';
import type { NetworkEntry } from './entry';
import { problemAt } from './problem';
import type { AddressProblem } from './problem';
import { listSubnetEdges } from './subnet-edges';

/**
 * Entries outside the subnet of their network or on an address that no interface may have, networks without a subnet,
 * and CIDRs of clusters that hide addresses of the network. Nameservers may be anywhere.
 * @param facts with equal facts joined
 * @param unreadSubnets networks of which nothing is said to lie outside
 */
export function checkSubnets(
  facts: readonly NetworkEntry[],
  unreadSubnets: ReadonlySet<string>,
): AddressProblem[] {
  const subnets = facts.filter(({ kind }) => kind === 'subnet');
  const inside = facts.filter(({ kind }) => kind !== 'subnet' && !isClusterRange(kind));
  return [
    ...findOutside(inside, subnets, unreadSubnets),
    ...inside.flatMap((entry) => findOnEdge(entry, subnets)),
    ...checkClusterRanges(facts, subnets),
  ];
}

function findOutside(
  inside: readonly NetworkEntry[],
  subnets: readonly NetworkEntry[],
  unread: ReadonlySet<string>,
): AddressProblem[] {
  const reported = new Set<string>();
  return inside.flatMap((entry) => {
    if (entry.kind === 'nameserver' || unread.has(entry.network)) return [];
    const { family } = entry.range;
    const own = subnets.filter(({ network, range }) => network === entry.network && range.family === family);
    if (own.some(({ range }) => contains(range, entry.range))) return [];
    if (own.length > 0) {
      const where = own.map(describeEntry).join(' and ');
      return [
        problemAt(
          entry,
          `${describeEntry(entry)} is outside ${where}`,
          'Choose an address in the subnet.',
          own,
        ),
      ];
    }
    const key = JSON.stringify([entry.network, family]);
    if (reported.has(key)) return [];
    reported.add(key);
    const known = [...new Set(subnets.map(({ network }) => network))].filter(
      (name) => name !== entry.network,
    );
    return [
      problemAt(
        entry,
        `network "${entry.network}" has no IPv${family} subnet for ${describeEntry(entry)}`,
        ['State the subnet of the network.', suggest(entry.network, known)].join(' ').trim(),
      ),
    ];
  });
}

function findOnEdge(entry: NetworkEntry, subnets: readonly NetworkEntry[]): AddressProblem[] {
  return subnets
    .filter(({ network, range }) => network === entry.network && contains(range, entry.range))
    .flatMap((subnet) =>
      listSubnetEdges(subnet.range)
        .filter(({ range }) => overlaps(range, entry.range))
        .filter(() => entry.kind !== 'reserved' && !(entry.kind === 'router' && entry.range.family === 6))
        .map(({ name, range }) =>
          problemAt(
            entry,
            `${describeEntry(entry)} has the ${name} ${formatRange(range)} of ${describeEntry(subnet)}`,
            'No interface may have this address: choose another.',
            [subnet],
          ),
        ),
    );
}

function checkClusterRanges(
  facts: readonly NetworkEntry[],
  subnets: readonly NetworkEntry[],
): AddressProblem[] {
  const ranges = facts.filter(({ kind }) => isClusterRange(kind));
  const networksOf = (owner: string): Set<string> =>
    new Set(facts.filter(({ owners }) => owners.includes(owner)).map(({ network }) => network));
  return ranges.flatMap((entry, index) => {
    const networks = networksOf(entry.owner);
    const siblings = ranges.slice(0, index).filter(({ owner }) => owner === entry.owner);
    return [...subnets.filter(({ network }) => networks.has(network)), ...siblings]
      .filter(({ range }) => overlaps(range, entry.range))
      .map((other) =>
        problemAt(
          entry,
          `${describeEntry(entry)} overlaps ${describeEntry(other)}`,
          `Choose a ${CLAIM_KINDS[entry.kind]} apart from it: the cluster could not reach what lies in both.`,
          [other],
        ),
      );
  });
}
