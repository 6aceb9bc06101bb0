import { KEYWORDS } from './keywords';
import { lex } from './lex';
import type { Node, ParsedTemplate } from './nodes';
import { PipelineParser } from './parse-pipeline';
import type { KnownFunctions } from './parse-pipeline';
import { parseText } from './parse-text';
import { UnsupportedSyntaxError } from './syntax-error';
import { describe, TokenCursor } from './token-cursor';

/**
 * Reads a template.
 *
 * @throws TemplateSyntaxError, UnsupportedSyntaxError
 * @see https://pkg.go.dev/text/template#hdr-Actions
 */
export function parse(source: string, known: KnownFunctions): ParsedTemplate {
  return new Parser(new TokenCursor(source, lex(source)), known).parse();
}

/** What Argo CD calls the whole template. */
const MAIN = 'base';

/** How a list of nodes ended. */
interface List {
  readonly nodes: readonly Node[];
  readonly ending: 'end' | 'else' | 'eof';
}

class Parser {
  private readonly defined = new Map<string, readonly Node[]>();
  private rangeDepth = 0;

  private readonly pipelines: PipelineParser;

  constructor(
    private readonly cursor: TokenCursor,
    private readonly known: KnownFunctions,
  ) {
    this.pipelines = new PipelineParser(cursor, known);
  }

  parse(): ParsedTemplate {
    const { nodes, ending } = this.list(true);
    if (ending !== 'eof') throw this.cursor.error(`unexpected {{${ending}}}`);
    return { root: nodes, defined: this.defined };
  }

  private list(isTop: boolean): List {
    const nodes: Node[] = [];
    for (;;) {
      const token = this.cursor.next();
      if (token === undefined) return { nodes, ending: 'eof' };
      if (token.kind === 'text') {
        nodes.push({ kind: 'text', text: token.text });
        continue;
      }
      const keyword = this.keyword();
      if (keyword === 'end') {
        this.cursor.expect('close', 'end');
        return { nodes, ending: 'end' };
      }
      if (keyword === 'else') return { nodes, ending: 'else' };
      if (keyword === 'define') {
        if (!isTop) throw this.cursor.error('unexpected {{define}}');
        this.define();
        continue;
      }
      nodes.push(this.action(keyword, token.offset));
    }
  }

  /** The keyword that an action begins with; it is taken. */
  private keyword(): string | undefined {
    const token = this.cursor.peek();
    if (token?.kind !== 'identifier' || !KEYWORDS.includes(token.text)) return undefined;
    // Functions of these names would be called instead.
    if (
      (token.text === 'break' || token.text === 'continue') &&
      Object.hasOwn(this.known.functions, token.text)
    ) {
      return undefined;
    }
    this.cursor.position += 1;
    return token.text;
  }

  private action(keyword: string | undefined, offset: number): Node {
    switch (keyword) {
      case undefined:
        return { kind: 'action', pipeline: this.pipelines.parse('command', 'close') };
      case 'if':
      case 'with':
      case 'range':
        return this.control(keyword);
      case 'template':
        return this.template(offset);
      case 'block':
        return this.block(offset);
      case 'break':
      case 'continue':
        this.cursor.expect('close', `{{${keyword}}}`);
        if (this.rangeDepth === 0) throw this.cursor.error(`{{${keyword}}} outside {{range}}`);
        return { kind: keyword };
      default:
        throw this.cursor.error(`unexpected {{${keyword}}}`);
    }
  }

  private control(kind: 'if' | 'with' | 'range'): Node {
    const scope = this.pipelines.variables.length;
    const pipeline = this.pipelines.parse(kind, 'close');
    if (kind === 'range') this.rangeDepth += 1;
    const body = this.list(false);
    if (kind === 'range') this.rangeDepth -= 1;
    let otherwise: readonly Node[] | undefined;
    if (body.ending === 'else') otherwise = this.otherwise(kind);
    else if (body.ending === 'eof') throw this.cursor.error('unexpected EOF');
    this.pipelines.variables.length = scope;
    return { kind, pipeline, body: body.nodes, ...(otherwise === undefined ? {} : { otherwise }) };
  }

  /** What follows an `else`; `else if` and `else with` are another block in it, with the same end. */
  private otherwise(kind: 'if' | 'with' | 'range'): readonly Node[] {
    const token = this.cursor.peek();
    if (token?.kind === 'identifier' && token.text === kind && kind !== 'range') {
      this.cursor.position += 1;
      return [this.control(kind)];
    }
    this.cursor.expect('close', 'else');
    const { nodes, ending } = this.list(false);
    if (ending !== 'end')
      throw this.cursor.error(ending === 'eof' ? 'unexpected EOF' : 'expected end; found {{else}}');
    return nodes;
  }

  private define(): void {
    const name = this.templateName('define clause');
    this.cursor.expect('close', 'define clause');
    this.defineAs(name);
  }

  private defineAs(name: string): void {
    const variables = this.pipelines.variables.splice(0);
    const depth = this.rangeDepth;
    this.pipelines.variables.push('$');
    this.rangeDepth = 0;
    const { nodes, ending } = this.list(false);
    if (ending !== 'end')
      throw this.cursor.error(ending === 'eof' ? 'unexpected EOF' : 'unexpected {{else}} in define clause');
    this.pipelines.variables.splice(0, this.pipelines.variables.length, ...variables);
    this.rangeDepth = depth;
    const isKnownEmpty = isEmpty(this.defined.get(name) ?? []);
    if (!isKnownEmpty && !isEmpty(nodes)) {
      throw this.cursor.error(`template: multiple definition of template ${JSON.stringify(name)}`);
    }
    // An empty definition does not replace one that is not.
    if (isKnownEmpty) this.defined.set(name, nodes);
  }

  private template(offset: number): Node {
    const name = this.templateName('template clause');
    if (this.cursor.peek()?.kind === 'close') {
      this.cursor.position += 1;
      return { kind: 'template', name, offset };
    }
    return { kind: 'template', name, pipeline: this.pipelines.parse('template clause', 'close'), offset };
  }

  private block(offset: number): Node {
    const name = this.templateName('block clause');
    const pipeline = this.pipelines.parse('block clause', 'close');
    this.defineAs(name);
    return { kind: 'template', name, pipeline, offset };
  }

  private templateName(context: string): string {
    const token = this.cursor.next();
    const name = token?.kind === 'string' ? parseText(token.text) : undefined;
    if (name === undefined) throw this.cursor.error(`unexpected ${describe(token)} in ${context}`);
    if (name === MAIN)
      throw new UnsupportedSyntaxError(`a template named ${MAIN} is not supported`, token?.offset ?? 0);
    return name;
  }
}

const isEmpty = (nodes: readonly Node[]): boolean =>
  nodes.every((node) => node.kind === 'text' && node.text.trim() === '');
