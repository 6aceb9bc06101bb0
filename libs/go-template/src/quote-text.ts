const SIMPLE: Readonly<Record<string, string>> = {
  '\u0007': '\\a',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\v': '\\v',
  '"': '\\"',
  '\\': '\\\\',
};

const PRINTABLE = /^[ \p{L}\p{M}\p{N}\p{P}\p{S}]$/u;

/**
 * A text as `%q` of Go writes it: between double quotes, with escapes for what is not printable.
 *
 * @see https://pkg.go.dev/strconv#Quote
 */
export const quoteText = (text: string): string => `"${[...text].map(quoteCharacter).join('')}"`;

function quoteCharacter(character: string): string {
  const simple = SIMPLE[character];
  if (simple !== undefined) return simple;
  if (PRINTABLE.test(character)) return character;
  const code = character.codePointAt(0) ?? 0;
  const hex = code.toString(16);
  if (code < 0x80) return `\\x${hex.padStart(2, '0')}`;
  return code < 0x10000 ? `\\u${hex.padStart(4, '0')}` : `\\U${hex.padStart(8, '0')}`;
}
