import type { FunctionMap } from './go-function';
import { KEYWORDS } from './keywords';
import { explainRefusal } from './known-functions';
import type { Token } from './lex';
import type { Command, Operand, Pipeline } from './nodes';
import { parseNumber } from './parse-number';
import { parseText } from './parse-text';
import { TemplateSyntaxError, UnsupportedSyntaxError } from './syntax-error';
import { describe } from './token-cursor';
import type { TokenCursor } from './token-cursor';

/** What a parser knows of functions. */
export interface KnownFunctions {
  readonly functions: FunctionMap;
  /** Names that are functions elsewhere. */
  readonly others: ReadonlySet<string>;
}

/** Escapes of bytes that are no text on their own. */
const BYTES = /\\(?:x[89a-fA-F][\da-fA-F]|[23][0-7]{2})/;

/** Reads what stands in an action: values, calls and variables. */
export class PipelineParser {
  /** The names of those variables that are known where the cursor is. */
  readonly variables: string[] = ['$'];

  constructor(
    private readonly cursor: TokenCursor,
    private readonly known: KnownFunctions,
  ) {}

  /** Takes a pipeline and the token that ends it. */
  parse(context: string, ending: 'close' | 'right'): Pipeline {
    const offset = this.cursor.peek()?.offset ?? this.cursor.source.length;
    const { names, isAssignment } = this.declarations(context);
    // Variables are known from here on; one that has no value yet is a mistake only when it is read.
    this.variables.push(...names);
    const commands: Command[] = [];
    for (;;) {
      const token = this.cursor.peek();
      if (token?.kind === ending) {
        this.cursor.position += 1;
        if (commands.length === 0) throw this.cursor.error(`missing value for ${context}`);
        this.checkLiterals(commands, context);
        return { variables: names, isAssignment, commands, offset, end: token.offset };
      }
      commands.push(this.command(context));
    }
  }

  private declarations(context: string): { names: string[]; isAssignment: boolean } {
    const names: string[] = [];
    const start = this.cursor.position;
    for (;;) {
      const variable = this.cursor.peek();
      if (variable?.kind !== 'variable') break;
      const after = this.cursor.tokens[this.cursor.position + 1];
      if (after?.kind === 'declare' || after?.kind === 'assign') {
        names.push(variable.text);
        this.cursor.position += 2;
        const isAssignment = after.kind === 'assign';
        return { names, isAssignment };
      }
      if (after?.kind === 'comma' && context === 'range' && names.length === 0) {
        names.push(variable.text);
        this.cursor.position += 2;
        if (this.cursor.peek()?.kind !== 'variable')
          throw this.cursor.error('range can only initialize variables');
        continue;
      }
      if (after?.kind === 'comma') throw this.cursor.error(`too many declarations in ${context}`);
      break;
    }
    this.cursor.position = start;
    return { names: [], isAssignment: false };
  }

  /** Only the first command may be a plain value. */
  private checkLiterals(commands: readonly Command[], context: string): void {
    for (const { operands } of commands.slice(1)) {
      const [{ kind }] = operands;
      if (['bool', 'dot', 'nil', 'number', 'string'].includes(kind)) {
        throw this.cursor.error(`non executable command in pipeline stage of ${context}`);
      }
    }
  }

  private command(context: string): Command {
    const operands: Operand[] = [];
    for (;;) {
      const operand = this.operand(context);
      if (operand !== undefined) operands.push(operand);
      const token = this.cursor.peek();
      if (
        operand !== undefined &&
        token?.isApart === true &&
        !['pipe', 'close', 'right'].includes(token.kind)
      )
        continue;
      if (token?.kind === 'pipe') {
        this.cursor.position += 1;
        break;
      }
      if (token?.kind === 'close' || token?.kind === 'right') break;
      throw this.cursor.error(`unexpected ${describe(token)} in operand`);
    }
    const [first, ...others] = operands;
    if (first === undefined) throw this.cursor.error('empty command');
    return { operands: [first, ...others] };
  }

  private operand(context: string): Operand | undefined {
    const term = this.term(context);
    if (term === undefined) return undefined;
    const { offset } = term;
    const fields: string[] = [];
    for (
      let token = this.cursor.peek();
      token?.kind === 'field' && !token.isApart;
      token = this.cursor.peek()
    ) {
      fields.push(token.text);
      this.cursor.position += 1;
    }
    if (fields.length === 0) return term;
    switch (term.kind) {
      case 'field':
      case 'variable':
        return { ...term, fields: [...term.fields, ...fields] };
      case 'bool':
      case 'string':
      case 'number':
      case 'nil':
      case 'dot':
        throw this.cursor.error(
          `unexpected . after term ${this.cursor.source.slice(offset, this.cursor.peek()?.offset).trim()}`,
        );
      case 'function':
      case 'chain':
      case 'pipeline':
        return { kind: 'chain', operand: term, fields, offset };
    }
  }

  private term(context: string): Operand | undefined {
    const token = this.cursor.peek();
    if (token === undefined) throw this.cursor.error('unexpected EOF');
    const { offset, text } = token;
    const take = <T extends Operand>(operand: T): T => {
      this.cursor.position += 1;
      return operand;
    };
    switch (token.kind) {
      case 'identifier':
        if (text === 'true' || text === 'false')
          return take({ kind: 'bool', value: text === 'true', offset });
        if (text === 'nil') return take({ kind: 'nil', offset });
        if (KEYWORDS.includes(text) && !Object.hasOwn(this.known.functions, text)) return undefined;
        return take({ kind: 'function', name: this.requireFunction(text, offset), offset });
      case 'dot':
        return take({ kind: 'dot', offset });
      case 'variable':
        return take({ kind: 'variable', name: this.requireVariable(text), fields: [], offset });
      case 'field':
        return take({ kind: 'field', fields: [text], offset });
      case 'number':
      case 'char':
        return take({ kind: 'number', value: this.number(token), offset });
      case 'string': {
        const value = parseText(text);
        if (value === undefined && BYTES.test(text))
          throw new UnsupportedSyntaxError(`the bytes in ${text} are not supported`, offset);
        if (value === undefined) throw new TemplateSyntaxError(`the text ${text} is not valid`, offset);
        return take({ kind: 'string', value, offset });
      }
      case 'left':
        this.cursor.position += 1;
        return { kind: 'pipeline', pipeline: this.parse(`parenthesized ${context}`, 'right'), offset };
      case 'text':
      case 'open':
      case 'close':
      case 'pipe':
      case 'declare':
      case 'assign':
      case 'comma':
      case 'right':
        return undefined;
    }
  }

  private number({ kind, text, offset }: Token): bigint | number {
    if (kind === 'char') {
      const character = parseText(text);
      const code = character?.codePointAt(0);
      if (character === undefined || code === undefined || [...character].length !== 1) {
        throw new TemplateSyntaxError(`malformed character constant: ${text}`, offset);
      }
      return BigInt(code);
    }
    if (/i$|^[+-]?0[xX].*[.pP]/.test(text)) {
      throw new UnsupportedSyntaxError(`the number ${text} is not supported`, offset);
    }
    if (parseNumber(text) === undefined && /^[+-]?[1-9]\d{18,}$/.test(text)) {
      throw new UnsupportedSyntaxError(`the number ${text} is not supported`, offset);
    }
    const value = parseNumber(text);
    if (value === undefined)
      throw new TemplateSyntaxError(`bad number syntax: ${JSON.stringify(text)}`, offset);
    return value;
  }

  private requireFunction(name: string, offset: number): string {
    const { functions, others } = this.known;
    if (Object.hasOwn(functions, name)) return name;
    if (others.has(name)) throw new UnsupportedSyntaxError(explainRefusal(name), offset);
    throw new TemplateSyntaxError(`function ${JSON.stringify(name)} not defined`, offset);
  }

  private requireVariable(name: string): string {
    const full = `$${name}`;
    if (name === '' || this.variables.includes(name)) return name;
    throw this.cursor.error(`undefined variable ${JSON.stringify(full)}`);
  }
}
