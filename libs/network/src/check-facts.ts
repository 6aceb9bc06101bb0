import { isSameRange, overlaps } from './address-range';
import { CLAIM_KINDS } from './claim';
import type { ClaimKind } from './claim';
import { describeEntry } from './entry';
import type { NetworkEntry } from './entry';
import { groupEntries } from './group-entries';
import { problemAt } from './problem';
import type { AddressProblem } from './problem';

const REMEDY =
  'A network has one truth: state the same in both places, or give the networks different names.';

/**
 * Facts of one network that differ: a second subnet or router of a family, nameservers or DHCP ranges that owners
 * state differently; and networks that overlap without being the same.
 * @param entries of all networks, sorted, not yet joined
 * @param facts the same with equal facts joined
 */
export function checkFacts(
  entries: readonly NetworkEntry[],
  facts: readonly NetworkEntry[],
): AddressProblem[] {
  return [
    ...(['subnet', 'router'] as const).flatMap((kind) => findSecond(facts, kind)),
    ...(['nameserver', 'dhcp'] as const).flatMap((kind) => findDifferent(entries, kind)),
    ...findOverlappingNetworks(facts),
  ];
}

function findSecond(facts: readonly NetworkEntry[], kind: ClaimKind): AddressProblem[] {
  const groups = groupEntries(
    facts.filter((fact) => fact.kind === kind),
    ({ network, range }) => JSON.stringify([network, range.family]),
  );
  return groups.flatMap(([first, ...others]) =>
    others.map((other) =>
      problemAt(
        other,
        `network "${other.network}" has two ${CLAIM_KINDS[kind]}s: ${describeEntry(first)} and ${describeEntry(other)}`,
        REMEDY,
        [first],
      ),
    ),
  );
}

function findDifferent(entries: readonly NetworkEntry[], kind: ClaimKind): AddressProblem[] {
  const networks = groupEntries(
    entries.filter((entry) => entry.kind === kind),
    ({ network, range }) => JSON.stringify([network, range.family]),
  );
  return networks.flatMap((stated) => {
    const [first, ...others] = groupEntries(stated, ({ owner }) => owner);
    if (first === undefined) return [];
    return others.flatMap((other) => {
      const added = without(other, first);
      const missing = without(first, other);
      if (added.length + missing.length === 0) return [];
      const [at, beside] = [added[0] ?? other[0], missing[0] ?? first[0]];
      const what = `${CLAIM_KINDS[kind]}s of network "${at.network}"`;
      return [
        problemAt(
          at,
          `${at.owner} and ${beside.owner} state different ${what}: ${describeEntry(beside)} and ${describeEntry(at)}`,
          REMEDY,
          [beside],
        ),
      ];
    });
  });
}

function findOverlappingNetworks(facts: readonly NetworkEntry[]): AddressProblem[] {
  const subnets = facts.filter(({ kind }) => kind === 'subnet');
  return subnets.flatMap((b, index) =>
    subnets
      .slice(0, index)
      .filter((a) => a.network !== b.network && overlaps(a.range, b.range))
      .map((a) =>
        problemAt(
          b,
          `networks "${a.network}" and "${b.network}" overlap: ${describeEntry(a)} and ${describeEntry(b)}`,
          'Give the networks CIDRs apart from each other, or the same name and CIDR if they are one.',
          [a],
        ),
      ),
  );
}

function without(entries: readonly NetworkEntry[], others: readonly NetworkEntry[]): NetworkEntry[] {
  return entries.filter(({ range }) => !others.some((other) => isSameRange(range, other.range)));
}
