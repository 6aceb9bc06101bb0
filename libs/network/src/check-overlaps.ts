import { compareRanges, contains, isSameRange, overlaps } from './address-range';
import { isArea, isClusterRange, isFixed } from './claim';
import { compareEntries, describeEntry } from './entry';
import type { NetworkEntry } from './entry';
import { groupEntries } from './group-entries';
import { problemAt } from './problem';
import type { AddressProblem } from './problem';

/**
 * Entries of one network that have an address in common and must not: each pair once, at what builds upon the other.
 * @param facts of all networks, with equal facts joined
 */
export function checkOverlaps(facts: readonly NetworkEntry[]): AddressProblem[] {
  const entries = facts
    .filter(({ kind }) => kind !== 'subnet' && kind !== 'lease' && !isClusterRange(kind))
    .sort((a, b) => compareRanges(a.range, b.range) || compareEntries(a, b));
  const problems: AddressProblem[] = [];
  for (const near of groupEntries(entries, ({ network }) => network)) {
    near.forEach((a, index) => {
      for (const b of near.slice(index + 1)) {
        if (!overlaps(a.range, b.range)) break;
        if (!mayShare(a, b, near)) problems.push(wordOverlap(a, b));
      }
    });
  }
  return problems;
}

/** Whether an entry says that it lies in another, and does. */
export function liesWithin(entry: NetworkEntry, host: NetworkEntry): boolean {
  const isNamed = entry.within === host.kind || entry.within === host.name;
  return isNamed && entry !== host && contains(host.range, entry.range);
}

function mayShare(a: NetworkEntry, b: NetworkEntry, near: readonly NetworkEntry[]): boolean {
  if (liesWithin(a, b) || liesWithin(b, a)) return true;
  // Facts that owners state differently are reported as such.
  if (a.kind === 'router' && b.kind === 'router') return true;
  if (a.kind === 'dhcp' && b.kind === 'dhcp') return !a.owners.some((owner) => b.owners.includes(owner));
  if (a.kind === 'nameserver') return mayServeNames(a, b, near);
  if (b.kind === 'nameserver') return mayServeNames(b, a, near);
  // Several exposures behind one gateway have its address.
  return near.some((host) => isFixed(host.kind) && isSameRange(host.range, a.range) && areGuests(a, b, host));
}

/** A nameserver is something at a fixed address, or a machine of its own; never one with a changing address. */
function mayServeNames(server: NetworkEntry, other: NetworkEntry, near: readonly NetworkEntry[]): boolean {
  if (!isArea(other.kind)) return true;
  return near.some(({ kind, range }) => isFixed(kind) && contains(range, server.range));
}

function areGuests(a: NetworkEntry, b: NetworkEntry, host: NetworkEntry): boolean {
  return liesWithin(a, host) && liesWithin(b, host) && host.range.first === host.range.last;
}

function wordOverlap(a: NetworkEntry, b: NetworkEntry): AddressProblem {
  const [below, above] = compareEntries(a, b) <= 0 ? [a, b] : [b, a];
  const names = `${describeEntry(above)} and ${describeEntry(below)}`;
  if (isSameRange(a.range, b.range) && !isArea(below.kind)) {
    return problemAt(above, `${names} have the same address`, 'Give one of the two a free address.', [below]);
  }
  const remedy = isArea(below.kind)
    ? `Choose addresses outside what "${below.name}" hands out, or shorten it.`
    : 'Move one of the two, or say `within` if it lies there on purpose.';
  return problemAt(above, `${names} overlap`, remedy, [below]);
}
