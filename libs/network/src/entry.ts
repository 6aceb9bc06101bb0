import { compareRanges, formatRange } from './address-range';
import type { AddressRange } from './address-range';
import { CLAIM_KINDS } from './claim';
import type { Claim, ClaimKind } from './claim';

/** A claim that was understood: what holds which addresses. Equal facts of several owners are one entry. */
export interface NetworkEntry extends Omit<Claim, 'range' | 'mac'> {
  readonly range: AddressRange;
  /** All that state it, sorted and joined with `, `. */
  readonly owner: string;
  readonly owners: readonly string[];
  /** As `aa:bb:cc:dd:ee:ff`. */
  readonly mac: readonly string[];
}

const KIND_ORDER = Object.keys(CLAIM_KINDS) as ClaimKind[];

/** Names an entry in a sentence: what it is, whose, and its addresses. */
export function describeEntry({ kind, name, owner, range }: NetworkEntry): string {
  return `${CLAIM_KINDS[kind]} "${name}" of ${owner} (${formatRange(range)})`;
}

/** Orders entries by what lies below what, then by address, owner and name. */
export function compareEntries(a: NetworkEntry, b: NetworkEntry): number {
  return (
    KIND_ORDER.indexOf(a.kind) - KIND_ORDER.indexOf(b.kind) ||
    compareRanges(a.range, b.range) ||
    compareTexts(textOf(a), textOf(b))
  );
}

/** Orders texts by code units, alike on every machine. */
export function compareTexts(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

function textOf({ network, owner, name, hostname, mac, within, location }: NetworkEntry): string {
  const { file, line, column } = location;
  return JSON.stringify([network, owner, name, file, line, column, hostname, mac, within]);
}
