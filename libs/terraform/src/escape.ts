/**
 * Text as a template that gives just this text: Terraform reads every string of a `.tf.json` as a template.
 *
 * @see https://developer.hashicorp.com/terraform/language/syntax/json#expression-mapping
 */
export function escapeTemplate(text: string): string {
  // The scanner does not see an escape after a carriage return; a quoted string spells that differently.
  if (text.includes('\r') && OPENING.test(text)) return `\${${quoteText(text)}}`;
  return doubleOpenings(text);
}

const OPENING = /[$%]\{/;
const doubleOpenings = (text: string): string => text.replace(/[$%](?=\{)/g, '$&$&');

/**
 * Text as a quoted string inside of an expression.
 *
 * @see https://developer.hashicorp.com/terraform/language/expressions/strings#escape-sequences
 */
export const quoteText = (text: string): string => `"${quoteInside(text)}"`;

/** Text as a part of a quoted string, without the quotes. */
export const quoteInside = (text: string): string =>
  doubleOpenings(text).replace(UNQUOTABLE, (character) => ESCAPES[character] ?? unicodeEscape(character));

// eslint-disable-next-line no-control-regex -- a quoted string holds none of these as they are
const UNQUOTABLE = /["\\\u0000-\u001f\u007f-\u009f\u2028\u2029]/g;

const ESCAPES: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

const unicodeEscape = (character: string): string =>
  `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
