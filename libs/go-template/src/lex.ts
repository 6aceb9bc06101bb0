import { TemplateSyntaxError } from './syntax-error';

/** What a token is; the kinds of Go's own lexer that matter to a reader. */
export type TokenKind =
  | 'text'
  | 'open'
  | 'close'
  | 'identifier'
  | 'field'
  | 'variable'
  | 'dot'
  | 'string'
  | 'char'
  | 'number'
  | 'pipe'
  | 'declare'
  | 'assign'
  | 'comma'
  | 'left'
  | 'right';

/** One token of a template. */
export interface Token {
  readonly kind: TokenKind;
  /** Its text; without the dot or dollar sign for fields and variables, and with what trimming took away removed. */
  readonly text: string;
  readonly offset: number;
  /** Whether white space stands before it. */
  readonly isApart: boolean;
}

const SPACE = ' \t\r\n';
const TRIM_LEFT = /[ \t\r\n]+$/;
const TRIM_RIGHT = /^[ \t\r\n]+/;
const COMMENT = /^\/\*[^]*?\*\//;

/** In the order in which they are tried. */
const PATTERNS: readonly (readonly [TokenKind, RegExp])[] = [
  ['string', /^"(?:[^"\\\n]|\\[^\n])*"/],
  ['string', /^`[^`]*`/],
  ['char', /^'(?:[^'\\\n]|\\[^\n])+'/],
  [
    'number',
    /^[+-]?(?:0[xX][0-9a-fA-F_.]+(?:[pP][+-]?\d+)?|0[bB][01_]+|0[oO][0-7_]+|(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:[eE][+-]?\d+)?)i?/,
  ],
  ['field', /^\.[\p{L}_][\p{L}\p{Nd}_]*/u],
  ['dot', /^\./],
  ['variable', /^\$(?:[\p{L}\p{Nd}_]*)/u],
  ['declare', /^:=/],
  ['assign', /^=/],
  ['pipe', /^\|/],
  ['comma', /^,/],
  ['left', /^\(/],
  ['right', /^\)/],
  ['identifier', /^[\p{L}_][\p{L}\p{Nd}_]*/u],
];

/** After these a token must end: by white space, a parenthesis, `|`, `,`, `:=`, or the start of a field. */
const WORDS: readonly TokenKind[] = ['identifier', 'field', 'variable', 'number', 'char'];

/**
 * The tokens of a template: texts, and what stands between `{{` and `}}`. Comments are left out, and white space that
 * `{{-` and `-}}` trim.
 *
 * @throws TemplateSyntaxError
 * @see https://pkg.go.dev/text/template#hdr-Text_and_spaces
 */
export function lex(source: string): Token[] {
  const tokens: Token[] = [];
  let offset = 0;
  let trimsStart = false;
  for (;;) {
    const open = source.indexOf('{{', offset);
    const end = open < 0 ? source.length : open;
    const trimsEnd = open >= 0 && source[open + 2] === '-' && SPACE.includes(source[open + 3] ?? 'x');
    let text = source.slice(offset, end);
    if (trimsStart) text = text.replace(TRIM_RIGHT, '');
    if (trimsEnd) text = text.replace(TRIM_LEFT, '');
    if (text !== '') tokens.push({ kind: 'text', text, offset, isApart: false });
    if (open < 0) return tokens;
    const start = open + (trimsEnd ? 4 : 2);
    const action = lexAction(source, open, start);
    tokens.push(...action.tokens);
    ({ end: offset, trimsStart } = action);
  }
}

interface Action {
  readonly tokens: readonly Token[];
  /** Behind the `}}`. */
  readonly end: number;
  readonly trimsStart: boolean;
}

function lexAction(source: string, open: number, start: number): Action {
  const comment = COMMENT.exec(source.slice(start));
  if (comment !== null) return lexComment(source, start + comment[0].length);
  if (source.startsWith('/*', start)) throw new TemplateSyntaxError('unclosed comment', open);
  const tokens: Token[] = [{ kind: 'open', text: '{{', offset: open, isApart: false }];
  let offset = start;
  let isApart = false;
  let depth = 0;
  for (;;) {
    const rest = source.slice(offset);
    const trim = /^[ \t\r\n]+-\}\}/.exec(rest);
    const close = trim ?? /^\}\}/.exec(rest);
    if (close !== null) {
      if (depth > 0) throw new TemplateSyntaxError('unclosed left paren', offset);
      tokens.push({ kind: 'close', text: '}}', offset, isApart });
      return { tokens, end: offset + close[0].length, trimsStart: trim !== null };
    }
    if (rest === '') throw new TemplateSyntaxError('unclosed action', open);
    const space = /^[ \t\r\n]+/.exec(rest);
    if (space !== null) {
      offset += space[0].length;
      isApart = true;
      continue;
    }
    const token = lexToken(rest, offset, isApart);
    if (token.kind === 'left') depth += 1;
    if (token.kind === 'right') depth -= 1;
    if (depth < 0) throw new TemplateSyntaxError('unexpected right paren', offset);
    tokens.push(token);
    offset += lengthOf(token);
    isApart = false;
  }
}

function lexComment(source: string, end: number): Action {
  const close = /^(?:[ \t\r\n]-)?\}\}/.exec(source.slice(end));
  if (close === null) throw new TemplateSyntaxError('comment ends before closing delimiter', end);
  return { tokens: [], end: end + close[0].length, trimsStart: close[0].includes('-') };
}

function lexToken(rest: string, offset: number, isApart: boolean): Token {
  for (const [kind, pattern] of PATTERNS) {
    const match = pattern.exec(rest);
    if (match === null) continue;
    const [whole] = match;
    if (WORDS.includes(kind)) requireEnd(rest, whole, offset);
    const text = kind === 'field' || kind === 'variable' ? whole.slice(1) : whole;
    return { kind, text, offset, isApart };
  }
  const [first = ''] = rest;
  if (first === '"' || first === '`' || first === "'") {
    const what = {
      '"': 'unterminated quoted string',
      '`': 'unterminated raw quoted string',
      "'": 'unterminated character constant',
    };
    throw new TemplateSyntaxError(what[first], offset);
  }
  throw new TemplateSyntaxError(`unexpected ${JSON.stringify(first)} in action`, offset);
}

function requireEnd(rest: string, word: string, offset: number): void {
  const next = rest[word.length];
  if (next === undefined || ` \t\r\n.,|:()`.includes(next) || rest.startsWith('}}', word.length)) return;
  throw new TemplateSyntaxError(`bad character ${JSON.stringify(next)} after ${word}`, offset + word.length);
}

const lengthOf = ({ kind, text }: Token): number =>
  text.length + (kind === 'field' || kind === 'variable' ? 1 : 0);
