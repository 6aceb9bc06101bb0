import { UnsupportedError } from '../go-function';

const isLetter = (character: string): boolean => /\p{L}/u.test(character);

/**
 * Compares two keys as YAML of Go sorts them: letters come last, and numbers within are compared by their value.
 *
 * @throws UnsupportedError where a zero decides
 */
export function compareKeys(a: string, b: string): number {
  const [left, right] = [[...a], [...b]];
  const position = left.findIndex((character, index) => character !== right[index]);
  const [first, second] = [left[position], right[position]];
  if (position < 0 || first === undefined || second === undefined) return left.length - right.length;
  if (isLetter(first) !== isLetter(second)) return isLetter(first) ? 1 : -1;
  if (isLetter(first)) return compareCodes(first, second);
  if (first === '0' || second === '0') {
    throw new UnsupportedError(`toYaml of keys that differ by a zero, ${a} and ${b}, is not supported`);
  }
  const [m, n] = [numberAt(left, position), numberAt(right, position)];
  return m === n ? compareCodes(first, second) : m - n;
}

const numberAt = (characters: readonly string[], position: number): number =>
  Number(/^\d{0,15}/.exec(characters.slice(position).join(''))?.[0] ?? 0);

const compareCodes = (a: string, b: string): number => (a.codePointAt(0) ?? 0) - (b.codePointAt(0) ?? 0);
