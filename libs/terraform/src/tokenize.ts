/** One word of an expression. */
export type Token =
  | { readonly kind: 'name' | 'number' | 'sign'; readonly text: string }
  | { readonly kind: 'string'; readonly template: TemplatePart[] }
  | { readonly kind: 'end'; readonly text: '' };

/** A piece of a template: text as it will be, or the words of an interpolated expression. */
export type TemplatePart = string | { readonly tokens: Token[] };

/** Text that Terraform cannot read. */
export class TerraformSyntaxError extends Error {}

const SIGNS = /::|\.\.\.|=>|==|!=|<=|>=|&&|\|\||[()[\]{}.,:?!<>=+\-*/%]/y;
const NAME = /[\p{ID_Start}_][\p{ID_Continue}-]*/uy;
const NUMBER = /[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const BLANK = /(?:\s|#[^\n]*|\/\/[^\n]*|\/\*[^]*?\*\/)+/y;

/**
 * Splits a string of a `.tf.json` into text and interpolated expressions.
 *
 * @throws {TerraformSyntaxError} when a brace or a quote is not closed, or the string holds a `%{` directive
 * @see https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md
 */
export const tokenizeTemplate = (text: string): TemplatePart[] => readTemplate({ text, at: 0 }, false);

interface Cursor {
  readonly text: string;
  at: number;
}

/** Up to the end, or with `quoted` up to the closing quote. */
function readTemplate(cursor: Cursor, quoted: boolean): TemplatePart[] {
  const parts: TemplatePart[] = [];
  let literal = '';
  const { text } = cursor;
  for (;;) {
    const character = text[cursor.at];
    if (character === undefined) {
      if (quoted) throw new TerraformSyntaxError('A quoted string is not closed.');
      break;
    }
    const rest = text.slice(cursor.at, cursor.at + 3);
    if (quoted && character === '"') {
      cursor.at++;
      break;
    } else if (quoted && character === '\n') {
      throw new TerraformSyntaxError('A quoted string goes over the end of its line.');
    } else if (rest === '$${' || rest === '%%{') {
      if (!quoted && literal.includes('\r')) {
        throw new TerraformSyntaxError('Terraform overlooks an escape after a carriage return.');
      }
      literal += rest.slice(1);
      cursor.at += 3;
    } else if (rest.startsWith('%{')) {
      throw new TerraformSyntaxError('A `%{` directive is not supported; write `%%{` for the text.');
    } else if (rest.startsWith('${')) {
      if (literal !== '') parts.push(literal);
      literal = '';
      cursor.at += text[cursor.at + 2] === '~' ? 3 : 2;
      parts.push({ tokens: readTokens(cursor) });
    } else if (quoted && character === '\\') {
      literal += readEscape(cursor);
    } else {
      literal += character;
      cursor.at++;
    }
  }
  return literal === '' && parts.length > 0 ? parts : [...parts, literal];
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\' };
const UNICODE = /\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8}))/y;

function readEscape(cursor: Cursor): string {
  const known = ESCAPES[cursor.text[cursor.at + 1] ?? ''];
  if (known !== undefined) {
    cursor.at += 2;
    return known;
  }
  const found = match(UNICODE, cursor);
  if (found === undefined) throw new TerraformSyntaxError('A quoted string holds an unknown escape.');
  return String.fromCodePoint(parseInt(found[1] ?? found[2] ?? '', 16));
}

/** The words of an expression and the brace that closes its interpolation. */
function readTokens(cursor: Cursor): Token[] {
  const tokens: Token[] = [];
  let depth = 0;
  for (;;) {
    match(BLANK, cursor);
    const character = cursor.text[cursor.at];
    if (character === undefined) throw new TerraformSyntaxError('An interpolation `${` is not closed.');
    if (character === '"') {
      cursor.at++;
      tokens.push({ kind: 'string', template: readTemplate(cursor, true) });
    } else if (depth === 0 && (character === '}' || cursor.text.startsWith('~}', cursor.at))) {
      cursor.at += character === '}' ? 1 : 2;
      return [...tokens, { kind: 'end', text: '' }];
    } else {
      if (character === '{') depth++;
      if (character === '}') depth--;
      tokens.push(readWord(cursor));
    }
  }
}

function readWord(cursor: Cursor): Token {
  const kinds = [['name', NAME] as const, ['number', NUMBER] as const, ['sign', SIGNS] as const];
  for (const [kind, pattern] of kinds) {
    const found = match(pattern, cursor);
    if (found !== undefined) return { kind, text: found[0] };
  }
  throw new TerraformSyntaxError(
    `An expression cannot hold ${JSON.stringify(String.fromCodePoint(cursor.text.codePointAt(cursor.at) ?? 0))}.`,
  );
}

function match(pattern: RegExp, cursor: Cursor): RegExpExecArray | undefined {
  pattern.lastIndex = cursor.at;
  const found = pattern.exec(cursor.text);
  if (found === null) return undefined;
  cursor.at = pattern.lastIndex;
  return found;
}
