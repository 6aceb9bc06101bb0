import { TerraformSyntaxError, tokenizeTemplate } from './tokenize';
import type { TemplatePart, Token } from './tokenize';

/** What an expression uses. */
export interface Uses {
  /** References by their steps, such as `['var', 'token']`; what a `for` binds is none. */
  readonly references: string[][];
  /** Calls of functions; `path` is the first argument where it is a string, with `${path.module}` left in it. */
  readonly calls: { readonly name: string; readonly path?: string }[];
}

/** A string as Terraform reads it. */
export interface Template extends Uses {
  /** The text it gives; undefined when it depends on an expression. */
  readonly text?: string;
  /** Whether it is exactly one expression, whose value need not be a string. */
  readonly isExpression: boolean;
}

/**
 * Reads a string of a `.tf.json`.
 *
 * @throws {TerraformSyntaxError} when it is not a template of the language
 */
export function parseTemplate(source: string): Template {
  const parts = tokenizeTemplate(source);
  const uses: Uses = { references: [], calls: [] };
  parseParts(parts, uses, new Set());
  const [only] = parts;
  const text = parts.length === 1 ? textOf(only) : undefined;
  return {
    ...uses,
    ...(text === undefined ? {} : { text }),
    isExpression: parts.length === 1 && typeof only === 'object',
  };
}

/** The text of a part, or of an expression that is nothing but a quoted one. */
function textOf(part: TemplatePart | undefined): string | undefined {
  if (typeof part !== 'object') return part;
  const [first, end] = part.tokens;
  if (first?.kind !== 'string' || end?.kind !== 'end' || first.template.length !== 1) return undefined;
  return textOf(first.template[0]);
}

function parseParts(parts: readonly TemplatePart[], uses: Uses, bound: ReadonlySet<string>): void {
  for (const part of parts) {
    if (typeof part === 'string') continue;
    const parser = new Parser(part.tokens, uses);
    parser.parseExpression(bound);
    parser.expectEnd();
  }
}

const KEYWORDS = new Set(['true', 'false', 'null']);
const OPERATORS = new Set(['+', '-', '*', '/', '%', '==', '!=', '<', '>', '<=', '>=', '&&', '||']);

type Bound = ReadonlySet<string>;

class Parser {
  private at = 0;

  constructor(
    private readonly tokens: readonly Token[],
    private readonly uses: Uses,
  ) {}

  parseExpression(bound: Bound): void {
    do this.parseOperand(bound);
    while (this.acceptOperator());
    if (this.accept('?')) {
      this.parseExpression(bound);
      this.expect(':');
      this.parseExpression(bound);
    }
  }

  expectEnd(): void {
    if (this.token.kind !== 'end') this.fail();
  }

  private get token(): Token {
    return this.tokens[this.at] ?? { kind: 'end', text: '' };
  }

  private get text(): string | undefined {
    return 'text' in this.token ? this.token.text : undefined;
  }

  private fail(): never {
    const { token } = this;
    throw new TerraformSyntaxError(
      token.kind === 'end'
        ? 'An expression ends too early.'
        : `An expression cannot go on with ${token.kind === 'string' ? 'a string' : `\`${token.text}\``} here.`,
    );
  }

  private accept(sign: string): boolean {
    const found = this.token.kind === 'sign' && this.text === sign;
    if (found) this.at++;
    return found;
  }

  private expect(sign: string): void {
    if (!this.accept(sign)) this.fail();
  }

  private acceptOperator(): boolean {
    const found = this.token.kind === 'sign' && OPERATORS.has(this.text ?? '');
    if (found) this.at++;
    return found;
  }

  private acceptName(name?: string): string | undefined {
    if (this.token.kind !== 'name' || (name !== undefined && this.text !== name)) return undefined;
    const { text } = this;
    this.at++;
    return text;
  }

  private parseOperand(bound: Bound): void {
    while (this.accept('!') || this.accept('-'));
    const { token } = this;
    if (token.kind === 'name') return this.parseName(bound);
    if (token.kind === 'string') {
      this.at++;
      parseParts(token.template, this.uses, bound);
    } else if (token.kind === 'number') this.at++;
    else if (this.accept('(')) {
      this.parseExpression(bound);
      this.expect(')');
    } else if (this.accept('[')) this.parseCollection(bound, ']');
    else if (this.accept('{')) this.parseCollection(bound, '}');
    else this.fail();
    this.parseSteps(bound, []);
  }

  private parseName(bound: Bound): void {
    let name = this.acceptName() ?? '';
    while (this.accept('::')) name += `::${this.acceptName() ?? this.fail()}`;
    if (this.accept('(')) {
      const first = this.token;
      const path = first.kind === 'string' ? pathOf(first.template) : undefined;
      this.uses.calls.push(path === undefined ? { name } : { name, path });
      this.parseList(bound, ')');
      this.parseSteps(bound, []);
      return;
    }
    const steps = [name];
    this.parseSteps(bound, steps);
    if (!KEYWORDS.has(name) && !bound.has(name)) this.uses.references.push(steps);
  }

  /** Attributes and indices; only the constant ones before the first other are steps of a reference. */
  private parseSteps(bound: Bound, steps: string[]): void {
    let constant = true;
    for (;;) {
      if (this.accept('.')) {
        const { text, token } = this;
        if (token.kind !== 'name' && token.kind !== 'number' && text !== '*') this.fail();
        this.at++;
        if (constant && token.kind === 'name') steps.push(text ?? '');
        else constant = false;
      } else if (this.accept('[')) {
        const { token } = this;
        if (!this.accept('*')) this.parseExpression(bound);
        this.expect(']');
        const key = token.kind === 'string' ? pathOf(token.template) : undefined;
        if (constant && key !== undefined) steps.push(key);
        else constant = false;
      } else return;
    }
  }

  private parseCollection(bound: Bound, close: ']' | '}'): void {
    if (this.acceptName('for') !== undefined) this.parseFor(bound, close);
    else if (close === ']') this.parseList(bound, close);
    else this.parseObject(bound);
  }

  private parseList(bound: Bound, close: ']' | ')'): void {
    while (!this.accept(close)) {
      this.parseExpression(bound);
      if (close === ')' && this.accept('...')) return this.expect(close);
      if (!this.accept(',') && this.text !== close) this.fail();
    }
  }

  private parseObject(bound: Bound): void {
    while (!this.accept('}')) {
      const next = this.tokens[this.at + 1];
      const isKey = this.token.kind === 'name' && next?.kind === 'sign' && /^[=:]$/.test(next.text);
      if (isKey) this.at++;
      else this.parseExpression(bound);
      if (!this.accept('=') && !this.accept(':')) this.fail();
      this.parseExpression(bound);
      this.accept(',');
    }
  }

  private parseFor(bound: Bound, close: ']' | '}'): void {
    const names = [this.acceptName() ?? this.fail()];
    if (this.accept(',')) names.push(this.acceptName() ?? this.fail());
    if (this.acceptName('in') === undefined) this.fail();
    this.parseExpression(bound);
    this.expect(':');
    const inner = new Set([...bound, ...names]);
    this.parseExpression(inner);
    if (close === '}') {
      this.expect('=>');
      this.parseExpression(inner);
      this.accept('...');
    }
    if (this.acceptName('if') !== undefined) this.parseExpression(inner);
    this.expect(close);
  }
}

/** A string that is constant but for the directory of the module. */
function pathOf(template: readonly TemplatePart[]): string | undefined {
  const texts = template.map((part) => {
    if (typeof part === 'string') return part;
    const code = part.tokens.map((token) => ('text' in token ? token.text : '"')).join('');
    return code === 'path.module' ? '${path.module}' : undefined;
  });
  return texts.includes(undefined) ? undefined : texts.join('');
}
