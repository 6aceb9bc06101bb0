/** What DNS allows a name at most. */
const MAX_LENGTH = 253;

/** Two characters beyond ASCII have a letter of ASCII as their lower case. */
const LOWER: Readonly<Record<string, string>> = { '\u0130': 'i', '\u212a': 'k' };

/** A name as DNS allows it, as `normalize` of Argo CD makes it. */
export function sanitizeName(name: string): string {
  return [...name]
    .map((character) => LOWER[character] ?? character.toLowerCase())
    .map((character) => (/^[-a-z0-9.]$/.test(character) ? character : '-'))
    .join('')
    .slice(0, MAX_LENGTH)
    .replace(/^[-.]+|[-.]+$/g, '');
}
