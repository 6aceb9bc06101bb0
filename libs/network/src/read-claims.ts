import { formatRange, parseNetworkOf, parseRange } from './address-range';
import { CLAIM_KINDS, isSharedFact } from './claim';
import type { Claim, ClaimKind } from './claim';
import { compareEntries, compareTexts } from './entry';
import type { NetworkEntry } from './entry';
import { findMacFault, normaliseMac } from './mac';
import type { AddressProblem } from './problem';

const CIDR_KINDS: readonly ClaimKind[] = ['subnet', 'pods', 'services'];
const RANGE_KINDS: readonly ClaimKind[] = ['dhcp', 'pool', 'reserved', 'lease', ...CIDR_KINDS];

/** What could be understood of claims, and what is wrong with each by itself. */
export interface ReadClaims {
  /** One for each claim, sorted; the same statement of the same place counts once. */
  readonly entries: readonly NetworkEntry[];
  readonly problems: readonly AddressProblem[];
  /** Networks with a subnet that could not be read; nothing can be said of what lies outside. */
  readonly unreadSubnets: ReadonlySet<string>;
}

/** Reads the addresses and MACs of claims; a claim whose addresses cannot be read is reported and left out. */
export function readClaims(claims: readonly Claim[]): ReadClaims {
  const distinct = new Map(claims.map((claim) => [keyOf(claim), claim]));
  const sorted = [...distinct].sort(([a], [b]) => compareTexts(a, b)).map(([, claim]) => claim);
  const problems: AddressProblem[] = [];
  const entries: NetworkEntry[] = [];
  const unreadSubnets = new Set<string>();
  for (const claim of sorted) {
    const range = parseRange(claim.range);
    const fault = range === undefined ? wordUnreadable(claim) : findShapeFault(claim);
    if (fault !== undefined) problems.push({ ...fault, location: claim.location, related: [] });
    if (range !== undefined && fault === undefined) {
      const owners = [claim.owner];
      entries.push({ ...claim, range, owners, mac: readMacs(claim, problems) });
    } else if (claim.kind === 'subnet') unreadSubnets.add(claim.network);
  }
  return { entries: entries.sort(compareEntries), problems, unreadSubnets };
}

/** Joins equal facts of a network that several owners state; the first place stands for all. */
export function joinFacts(entries: readonly NetworkEntry[]): NetworkEntry[] {
  const joined = new Map<string, NetworkEntry>();
  entries.forEach((entry, index) => {
    const { network, kind, name, range } = entry;
    // Two clusters on a network may both set aside what stands there, by one name.
    const parts = kind === 'reserved' ? [name] : [];
    const isFact = isSharedFact(kind) || kind === 'reserved';
    const key = JSON.stringify(isFact ? [network, kind, formatRange(range), ...parts] : index);
    const before = joined.get(key);
    const owners = [...new Set([...(before?.owners ?? []), ...entry.owners])].sort(compareTexts);
    const mac = [...new Set([...(before?.mac ?? []), ...entry.mac])];
    const hostname = before?.hostname ?? entry.hostname;
    joined.set(key, { ...(before ?? entry), owners, owner: owners.join(', '), mac, hostname });
  });
  return [...joined.values()];
}

type Fault = Pick<AddressProblem, 'message' | 'remedy'>;

function wordUnreadable(claim: Claim): Fault {
  const network = parseNetworkOf(claim.range);
  if (network !== undefined) {
    const address = claim.range.split('/')[0];
    return {
      message: `${nameOf(claim)} has host bits in the CIDR "${claim.range}"`,
      remedy: `Write ${formatRange(network)} for the network or ${address} for the address.`,
    };
  }
  return {
    message: `${nameOf(claim)} has "${claim.range}", which is no address, CIDR or range`,
    remedy: 'Write an address (192.0.2.7), a CIDR (192.0.2.0/24) or first-last (192.0.2.10-192.0.2.20).',
  };
}

function findShapeFault(claim: Claim): Fault | undefined {
  const { kind, range } = claim;
  if (CIDR_KINDS.includes(kind) && !range.includes('/')) {
    return {
      message: `${nameOf(claim)} has "${range}", which is no CIDR`,
      remedy: 'Write it as 192.0.2.0/24.',
    };
  }
  const parsed = parseRange(range);
  if (!RANGE_KINDS.includes(kind) && parsed && parsed.first !== parsed.last) {
    return {
      message: `${nameOf(claim)} has "${range}", which is more than one address`,
      remedy: 'Write one address.',
    };
  }
  return undefined;
}

function readMacs(claim: Claim, problems: AddressProblem[]): string[] {
  const macs = new Set<string>();
  for (const text of claim.mac ?? []) {
    const mac = normaliseMac(text);
    const fault = mac === undefined ? 'is no MAC' : findMacFault(mac);
    const twice = mac !== undefined && macs.has(mac) ? 'is listed twice' : undefined;
    const wrong = fault ?? twice;
    if (wrong !== undefined) {
      problems.push({
        message: `MAC "${text}" of ${nameOf(claim)} ${wrong}`,
        location: claim.location,
        related: [],
        remedy: 'Write the MAC of the interface, as `ip link` prints it (52:54:00:12:34:56), once.',
      });
    } else if (mac !== undefined) macs.add(mac);
  }
  return [...macs].sort(compareTexts);
}

function nameOf({ kind, name, owner }: Claim): string {
  return `${CLAIM_KINDS[kind]} "${name}" of ${owner}`;
}

function keyOf({ network, kind, name, owner, range, hostname, mac, within, location }: Claim): string {
  const { file, line, column } = location;
  return JSON.stringify([network, kind, name, owner, range, hostname, mac, within, file, line, column]);
}
