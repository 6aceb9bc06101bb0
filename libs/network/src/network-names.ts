import { formatRange } from './address-range';
import { compareTexts } from './entry';
import type { NetworkEntry } from './entry';

/**
 * Gives networks that state the same subnet one name (the first of theirs), for they are one network to whoever
 * is on it.
 */
export function nameNetworks(entries: readonly NetworkEntry[]): NetworkEntry[] {
  const names = new Map<string, string>();
  const nameOf = (network: string): string => {
    const name = names.get(network);
    return name === undefined ? network : nameOf(name);
  };
  const firstWith = new Map<string, string>();
  for (const { kind, range, network } of entries) {
    if (kind !== 'subnet') continue;
    const key = formatRange(range);
    const [name, other] = [nameOf(network), nameOf(firstWith.get(key) ?? network)].sort(compareTexts);
    if (name !== undefined && other !== undefined && name !== other) names.set(other, name);
    firstWith.set(key, network);
  }
  return entries.map((entry) => ({ ...entry, network: nameOf(entry.network) }));
}
