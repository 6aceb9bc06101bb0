import { compareRanges } from './address-range';
import type { AddressRange } from './address-range';

/** Joins ranges that overlap or touch; sorted by address. */
export function joinRanges(ranges: readonly AddressRange[]): AddressRange[] {
  const joined: AddressRange[] = [];
  for (const range of [...ranges].sort(compareRanges)) {
    const before = joined.at(-1);
    if (before === undefined || before.family !== range.family || range.first > before.last + 1n) {
      joined.push(range);
    } else if (range.last > before.last) {
      joined[joined.length - 1] = { ...before, last: range.last };
    }
  }
  return joined;
}

/** What is left of some ranges without others: as few ranges as possible, sorted by address. */
export function subtractRanges(
  from: readonly AddressRange[],
  taken: readonly AddressRange[],
): AddressRange[] {
  const holes = joinRanges(taken);
  return joinRanges(from).flatMap((whole) => {
    const left: AddressRange[] = [];
    let first = whole.first;
    for (const hole of holes) {
      if (hole.family !== whole.family || hole.last < first || hole.first > whole.last) continue;
      if (hole.first > first) left.push({ ...whole, first, last: hole.first - 1n });
      first = hole.last + 1n;
    }
    return first <= whole.last ? [...left, { ...whole, first }] : left;
  });
}
