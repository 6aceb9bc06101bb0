import { suggest } from '@strata/model';
import { CLAIM_KINDS } from './claim';
import { contains } from './address-range';
import { describeEntry } from './entry';
import type { NetworkEntry } from './entry';
import { problemAt } from './problem';
import type { AddressProblem } from './problem';

/**
 * Entries that say `within` and do not lie in any claim of that kind or name on their network.
 * @param facts with equal facts joined
 */
export function checkWithin(facts: readonly NetworkEntry[]): AddressProblem[] {
  return facts.flatMap((entry) => {
    const { within, network } = entry;
    if (within === undefined) return [];
    const others = facts.filter((other) => other !== entry && other.network === network);
    const named = others.filter(({ kind, name }) => kind === within || name === within);
    if (named.some(({ range }) => contains(range, entry.range))) return [];
    if (named.length > 0) {
      const where = named.map(describeEntry).join(' or ');
      return [
        problemAt(
          entry,
          `${describeEntry(entry)} does not lie in ${where}`,
          'Choose an address there.',
          named,
        ),
      ];
    }
    const known = [...new Set([...Object.keys(CLAIM_KINDS), ...others.map(({ name }) => name)])];
    const message = `${describeEntry(entry)} must lie in "${within}", which network "${network}" does not have`;
    return [problemAt(entry, message, suggest(within, known))];
  });
}
