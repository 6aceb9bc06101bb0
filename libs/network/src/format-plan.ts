import type { Location } from '@strata/model';
import { countAddresses, formatRange } from './address-range';
import type { AddressRange } from './address-range';
import { CLAIM_KINDS } from './claim';
import type { NetworkEntry } from './entry';
import type { NetworkPlan } from './plan-networks';

const HEADINGS = ['address', 'what', 'name', 'owner', 'hostname, MAC', 'where'];

/** Writes plans as tables for a terminal: for each network its subnets, who has which address, and what is free. */
export function formatPlan(plans: readonly NetworkPlan[]): string {
  return plans.map(formatNetwork).join('\n');
}

function formatNetwork({ name, subnets, entries, free }: NetworkPlan): string {
  const ranges = subnets.map(({ range }) => formatRange(range)).join(', ');
  const lines = [
    `${name}  ${ranges === '' ? 'no subnet' : ranges}`,
    ...alignColumns([HEADINGS, ...subnets.map(listCells), ...entries.map(listCells)]),
    'free',
    ...(free.length === 0 ? ['  nothing'] : alignColumns(free.map(listFree))),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

function listCells({ range, kind, name, owner, hostname, mac, location }: NetworkEntry): string[] {
  const names = [...(hostname === undefined ? [] : [hostname]), ...mac].join(', ');
  return [formatRange(range), CLAIM_KINDS[kind], name, owner, names || '-', formatPlace(location)];
}

function listFree(range: AddressRange): string[] {
  const count = countAddresses(range);
  return [formatRange(range), `${count} ${count === 1n ? 'address' : 'addresses'}`];
}

function formatPlace({ file, line }: Location): string {
  return line === undefined ? file : `${file}:${line}`;
}

function alignColumns(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd(),
  );
}
