import type { Group } from './group';
import { isMacLabel, parseMac } from './parse-mac';

/** Labels and the values that a machine must have. */
export type Selector = Readonly<Record<string, string>>;

/** The selector of a group as matchbox holds it; undefined where a MAC makes it drop the group. */
export function normaliseSelector({ selector = {} }: Pick<Group, 'selector'>): Selector | undefined {
  const normal = normaliseMacs(selector);
  return Object.keys(normal).length < Object.keys(selector).length ? undefined : normal;
}

/** The labels of a request as matchbox compares them: a MAC that it does not read counts as none. */
export const normaliseLabels = (labels: Selector): Selector => normaliseMacs(labels);

/** Labels with their MACs in normal form, without those that are no MACs. */
function normaliseMacs(labels: Selector): Selector {
  return Object.fromEntries(
    Object.entries(labels).flatMap(([key, value]) => {
      const normal = isMacLabel(key) ? parseMac(value) : value;
      return normal === undefined ? [] : [[key, normal]];
    }),
  );
}

/** Whether labels have what a selector asks for; a label that is not there is an empty text. */
export const matches = (selector: Selector, labels: Selector): boolean =>
  Object.entries(selector).every(([key, value]) => (Object.hasOwn(labels, key) ? labels[key] : '') === value);

/** A selector as the text by which matchbox orders groups with equally many labels. */
export const formatSelector = (selector: Selector): string =>
  Object.entries(selector)
    .map(([key, value]) => `${key}=${value}`)
    .sort(compareTexts)
    .join(',');

/** Compares texts as Go does, by their bytes in UTF-8. */
export const compareTexts = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));
