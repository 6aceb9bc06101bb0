import type { Group } from './group';
import { compareTexts, formatSelector, matches, normaliseLabels, normaliseSelector } from './selector';
import type { Selector } from './selector';

/**
 * The group that matchbox gives a machine: of those whose selector its labels fit, the one with the most labels, of
 * these the one whose labels come last as text. Between equal selectors matchbox may give either; here it is the one
 * whose id comes first. A group with a MAC that matchbox cannot read takes no part.
 *
 * @param labels of the query, in any notation of `mac`
 * @see https://github.com/poseidon/matchbox/blob/v0.11.0/matchbox/server/server.go SelectGroup
 */
export function selectGroup(groups: readonly Group[], labels: Selector): Group | undefined {
  const asked = normaliseLabels(labels);
  const [first] = groups
    .flatMap((group) => {
      const selector = normaliseSelector(group);
      return selector === undefined || !matches(selector, asked) ? [] : [candidate(group, selector)];
    })
    .sort(
      (a, b) => b.count - a.count || compareTexts(b.text, a.text) || compareTexts(a.group.id, b.group.id),
    );
  return first?.group;
}

const candidate = (group: Group, selector: Selector) => ({
  group,
  count: Object.keys(selector).length,
  text: formatSelector(selector),
});
