import type { Token, TokenKind } from './lex';
import { TemplateSyntaxError } from './syntax-error';

/** A place in the tokens of a template. */
export class TokenCursor {
  position = 0;

  constructor(
    readonly source: string,
    readonly tokens: readonly Token[],
  ) {}

  /** The next token, which is not taken. */
  peek(): Token | undefined {
    return this.tokens[this.position];
  }

  /** Takes the next token. */
  next(): Token | undefined {
    this.position += 1;
    return this.tokens[this.position - 1];
  }

  /** Takes a token that must be there. */
  expect(kind: TokenKind, context: string): void {
    const token = this.next();
    if (token?.kind !== kind) throw this.error(`unexpected ${describe(token)} in ${context}`);
  }

  /** An error at the token that was taken last. */
  error(message: string): TemplateSyntaxError {
    const token = this.tokens[Math.max(0, Math.min(this.position, this.tokens.length) - 1)];
    return new TemplateSyntaxError(message, token?.offset ?? 0);
  }
}

/** A token as messages name it. */
export const describe = (token: Token | undefined): string =>
  token === undefined ? 'EOF' : JSON.stringify(token.text);
