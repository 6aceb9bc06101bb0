import { UnsupportedError } from '../go-function';

/** They have no upper case of one character, and are lower case. */
const KEPT: readonly string[] = ['\u00df', '\u0149'];

/** Go maps a character to one other; of most alphabets JavaScript does the same, and only those are taken. */
function mapEach(text: string, map: (character: string) => string): string {
  return [...text]
    .map((character) => {
      if (character < '\u0080') return map(character);
      const [upper, lower] = [character.toUpperCase(), character.toLowerCase()];
      if (upper === character && lower === character) return character;
      if (KEPT.includes(character)) return character;
      const isPair = [...upper].length === 1 && [...lower].length === 1;
      if (!isPair || !/[\u00c0-\u017f\u0391-\u03c9\u0400-\u045f]/.test(character)) {
        throw new UnsupportedError(`upper and lower case of ${character} is not supported`);
      }
      return map(character);
    })
    .join('');
}

/** A text in upper case. */
export const toUpper = (text: string): string => mapEach(text, (character) => character.toUpperCase());

/** A text in lower case. */
export const toLower = (text: string): string => mapEach(text, (character) => character.toLowerCase());

/** The characters that Go takes for white space. */
export const WHITE_SPACE =
  '\\t\\n\\v\\f\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000';

const SEPARATOR = new RegExp(
  `^(?:[^\\p{L}\\p{Nd}\\p{No}\\p{Nl}_\\u0080-\\u{10ffff}]|[${WHITE_SPACE}])$`,
  'u',
);

/** A text whose words begin with upper case; whatever is no letter, digit or underscore separates words. */
export function toTitle(text: string): string {
  let previous = ' ';
  return [...text]
    .map((character) => {
      const begins = SEPARATOR.test(previous);
      previous = character;
      return begins ? toUpper(character) : character;
    })
    .join('');
}

const SPACE = new RegExp(`^[${WHITE_SPACE}]$`, 'u');

/** A text whose words begin with lower case; white space separates words. */
export function toUntitle(text: string): string {
  let begins = true;
  return [...text]
    .map((character) => {
      if (SPACE.test(character)) {
        begins = true;
        return character;
      }
      const changed = begins ? toLower(character) : character;
      begins = false;
      return changed;
    })
    .join('');
}
