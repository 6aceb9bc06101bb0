import { distance } from 'fastest-levenshtein';

/**
 * Words a "did you mean": the known name nearest to a mistyped one if it is near, and the list of known names.
 * An empty text when nothing is known.
 */
export function suggest(unknown: string, known: readonly string[]): string {
  if (known.length === 0) return '';
  const sorted = [...known].sort();
  const [nearest] = sorted
    .map((name) => ({ name, edits: distance(unknown, name) }))
    .sort((a, b) => a.edits - b.edits);
  const isNear = nearest !== undefined && nearest.edits <= Math.max(2, Math.floor(unknown.length / 3));
  const list = sorted.length > 20 ? `${sorted.slice(0, 20).join(', ')} …` : sorted.join(', ');
  return `${isNear ? `Did you mean "${nearest.name}"? ` : ''}Known: ${list}.`;
}
