import { compareTexts } from './entry';
import type { NetworkEntry } from './entry';

/** Entries that belong together; never empty. */
export type EntryGroup = [NetworkEntry, ...NetworkEntry[]];

/** Groups entries by a key; groups are sorted by it, entries within keep their order. */
export function groupEntries(
  entries: readonly NetworkEntry[],
  keyOf: (entry: NetworkEntry) => string,
): EntryGroup[] {
  const groups = new Map<string, EntryGroup>();
  for (const entry of entries) {
    const group = groups.get(keyOf(entry));
    if (group) group.push(entry);
    else groups.set(keyOf(entry), [entry]);
  }
  return [...groups].sort(([a], [b]) => compareTexts(a, b)).map(([, group]) => group);
}
