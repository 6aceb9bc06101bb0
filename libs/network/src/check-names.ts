import { isSameRange } from './address-range';
import { describeEntry } from './entry';
import type { NetworkEntry } from './entry';
import { groupEntries } from './group-entries';
import { problemAt } from './problem';
import type { AddressProblem } from './problem';

/**
 * Hostnames that lead to two addresses of one family on one network, in whatever case they are written.
 * @param entries sorted
 * @see https://www.rfc-editor.org/rfc/rfc4343
 */
export function checkHostnames(entries: readonly NetworkEntry[]): AddressProblem[] {
  const named = entries.filter(({ hostname }) => hostname !== undefined);
  const groups = groupEntries(named, ({ network, range, hostname = '' }) =>
    JSON.stringify([network, range.family, hostname.toLowerCase().replace(/\.$/, '')]),
  );
  return groups.flatMap(([first, ...others]) =>
    others.flatMap((other) => {
      const isOneThing = isSameRange(first.range, other.range) && first.kind !== 'lease';
      if (isOneThing) return [];
      const message = `${describeEntry(other)} and ${describeEntry(first)} have the hostname "${other.hostname}"`;
      return [problemAt(other, message, 'Give each address a hostname of its own.', [first])];
    }),
  );
}

/**
 * MACs that two things have, on whatever networks. One thing may state its MAC for each of its addresses.
 * @param entries sorted
 */
export function checkMacs(entries: readonly NetworkEntry[]): AddressProblem[] {
  const holders = new Map<string, NetworkEntry>();
  return entries.flatMap((entry) =>
    entry.mac.flatMap((mac) => {
      const first = holders.get(mac);
      if (first === undefined) holders.set(mac, entry);
      if (first === undefined || isSameThing(first, entry)) return [];
      const message = `${describeEntry(entry)} and ${describeEntry(first)} have the MAC ${mac}`;
      const remedy = 'Write the MAC that `ip link` prints on each machine.';
      return [problemAt(atMac(entry), message, remedy, [atMac(first)])];
    }),
  );
}

const atMac = (entry: NetworkEntry): NetworkEntry => ({
  ...entry,
  location: entry.macLocation ?? entry.location,
});

function isSameThing(a: NetworkEntry, b: NetworkEntry): boolean {
  const hasOneAddressEach = a.network !== b.network || a.range.family !== b.range.family;
  return a.kind === b.kind && a.name === b.name && a.owner === b.owner && hasOneAddressEach;
}
