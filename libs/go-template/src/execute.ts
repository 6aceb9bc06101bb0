import { AND_OR } from './builtins';
import { checkType, convertConstant } from './check-type';
import { ExecutionError, MissingKeyError } from './execution-error';
import { formatValue } from './format-value';
import type { FunctionMap, GoType } from './go-function';
import type { Command, Node, Operand, ParsedTemplate, Pipeline } from './nodes';
import { rangeEntries } from './range-entries';
import { requireOrder } from './unordered';
import { isGoMap, isTrue, kindOf, typeOf } from './value';
import type { GoMap, GoValue } from './value';
import { Variables } from './variables';

/** What a template prints for a missing key, or whether it fails. */
export type MissingKey = 'default' | 'error';

/** What execution needs beside the template. */
export interface ExecuteOptions {
  readonly missingKey: MissingKey;
  readonly functions: FunctionMap;
}

/** Templates that call each other without end. */
const MAX_DEPTH = 1_000;

/** Functions that do nothing with the order of a list. */
const ORDERLESS: ReadonlySet<string> = new Set(
  'sortAlpha len not empty has mustHas default coalesce ternary all any list tuple dict set kindOf kindIs typeOf typeIs'.split(
    ' ',
  ),
);

/** Stands for the value of the command before, where there is none. */
const NONE = Symbol('none');
type Final = GoValue | typeof NONE;

/** How a list of nodes ended. */
type Flow = 'break' | 'continue' | undefined;

/** @throws ExecutionError, MissingKeyError, UnsupportedError */
export function execute(template: ParsedTemplate, data: GoValue, options: ExecuteOptions): string {
  return new Execution(template, options, data).run();
}

class Execution {
  private readonly output: string[] = [];
  private variables: Variables;
  private depth = 0;
  /** How maps of the data were reached, for messages. */
  private readonly paths = new WeakMap<object, readonly string[]>();

  constructor(
    private readonly template: ParsedTemplate,
    private readonly options: ExecuteOptions,
    private readonly data: GoValue,
  ) {
    this.variables = new Variables(data);
    if (isGoMap(data)) this.paths.set(data, []);
  }

  run(): string {
    this.walkAll(this.data, this.template.root);
    return this.output.join('');
  }

  private walkAll(dot: GoValue, nodes: readonly Node[]): Flow {
    for (const node of nodes) {
      const flow = this.walk(dot, node);
      if (flow !== undefined) return flow;
    }
    return undefined;
  }

  private walk(dot: GoValue, node: Node): Flow {
    switch (node.kind) {
      case 'text':
        this.output.push(node.text);
        return undefined;
      case 'action': {
        const value = this.pipeline(dot, node.pipeline);
        // A value that goes into a variable is not printed.
        if (node.pipeline.variables.length === 0) this.output.push(print(value));
        return undefined;
      }
      case 'break':
      case 'continue':
        return node.kind;
      case 'template':
        this.call(dot, node);
        return undefined;
      case 'if':
      case 'with':
        return this.branch(dot, node);
      case 'range':
        return this.range(dot, node);
    }
  }

  private branch(
    dot: GoValue,
    { kind, pipeline, body, otherwise }: Extract<Node, { kind: 'if' | 'with' | 'range' }>,
  ): Flow {
    const mark = this.variables.mark;
    const value = this.pipeline(dot, pipeline);
    const inner = kind === 'with' ? value : dot;
    const flow = isTrue(value) ? this.walkAll(inner, body) : this.walkAll(dot, otherwise ?? []);
    this.variables.drop(mark);
    return flow;
  }

  private range(
    dot: GoValue,
    { pipeline, body, otherwise }: Extract<Node, { kind: 'if' | 'with' | 'range' }>,
  ): Flow {
    const mark = this.variables.mark;
    const value = this.pipeline(dot, pipeline);
    const entries = rangeEntries(value, pipeline);
    for (const [index, element] of entries) {
      const inner = this.variables.mark;
      this.setLoopVariables(pipeline, index, element);
      const flow = this.walkAll(element, body);
      this.variables.drop(inner);
      if (flow === 'break') break;
    }
    let flow: Flow;
    if (entries.length === 0 && otherwise !== undefined) flow = this.walkAll(dot, otherwise);
    this.variables.drop(mark);
    // A break in the else ends this range, a continue goes on with the one around it.
    return flow === 'continue' ? flow : undefined;
  }

  /** With one variable it gets the element, with two the first gets the index. */
  private setLoopVariables({ variables }: Pipeline, index: GoValue, element: GoValue): void {
    const [first, second] = variables;
    if (first === undefined) return;
    const values: readonly (readonly [string, GoValue])[] =
      second === undefined
        ? [[first, element]]
        : [
            [first, index],
            [second, element],
          ];
    values.forEach(([name, value]) => this.variables.assign(name, value));
  }

  private call(dot: GoValue, { name, pipeline, offset }: Extract<Node, { kind: 'template' }>): void {
    const body = this.template.defined.get(name);
    if (body === undefined) throw new ExecutionError(`template ${JSON.stringify(name)} not defined`, offset);
    if (this.depth >= MAX_DEPTH) throw new ExecutionError('exceeded maximum template depth', offset);
    const value = pipeline === undefined ? undefined : this.pipeline(dot, pipeline);
    const { variables } = this;
    this.variables = new Variables(value);
    this.depth += 1;
    this.walkAll(value, body);
    this.depth -= 1;
    this.variables = variables;
  }

  private pipeline(dot: GoValue, { commands, variables, isAssignment, offset }: Pipeline): GoValue {
    let value: Final = NONE;
    for (const command of commands) {
      value = this.command(dot, command, value);
      // Go unwraps the interface: a nil in it is then no value at all.
      if (value === null) value = undefined;
    }
    const result = value === NONE ? undefined : value;
    for (const name of variables) {
      if (isAssignment) this.assign(name, result, offset);
      else this.variables.declare(name, result);
    }
    return result;
  }

  private assign(name: string, value: GoValue, offset: number): void {
    this.at(offset, () => this.variables.assign(name, value));
  }

  /** Says where an error came up. */
  private at<T>(offset: number, run: () => T): T {
    try {
      return run();
    } catch (error) {
      throw new ExecutionError((error as Error).message, offset);
    }
  }

  private command(dot: GoValue, { operands }: Command, final: Final): GoValue {
    const [first, ...args] = operands;
    switch (first.kind) {
      case 'field':
        return this.fields(dot, first.fields, first, args, final);
      case 'variable':
        return this.fields(this.variable(first.name, first.offset), first.fields, first, args, final);
      case 'chain':
        return this.fields(this.operand(dot, first.operand), first.fields, first, args, final);
      case 'function':
        return this.function(dot, first, args, final);
      case 'dot':
      case 'nil':
      case 'bool':
      case 'number':
      case 'string':
      case 'pipeline':
        if (args.length > 0 || final !== NONE) {
          throw new ExecutionError(`can't give argument to non-function`, first.offset);
        }
        if (first.kind === 'nil') throw new ExecutionError('nil is not a command', first.offset);
        return this.operand(dot, first);
    }
  }

  /** The value of an operand that stands for itself. */
  private operand(dot: GoValue, operand: Operand): GoValue {
    switch (operand.kind) {
      case 'dot':
        return dot;
      case 'nil':
        return null;
      case 'bool':
      case 'number':
      case 'string':
        return operand.value;
      case 'field':
        return this.fields(dot, operand.fields, operand, [], NONE);
      case 'variable':
        return this.fields(this.variable(operand.name, operand.offset), operand.fields, operand, [], NONE);
      case 'chain':
        return this.fields(this.operand(dot, operand.operand), operand.fields, operand, [], NONE);
      case 'pipeline':
        return this.pipeline(dot, operand.pipeline);
      case 'function':
        return this.function(dot, operand, [], NONE);
    }
  }

  private variable(name: string, offset: number): GoValue {
    return this.at(offset, () => this.variables.read(name));
  }

  private fields(
    start: GoValue,
    fields: readonly string[],
    { offset }: Operand,
    args: readonly Operand[],
    final: Final,
  ): GoValue {
    let value = start;
    fields.forEach((field, index) => {
      const isLast = index === fields.length - 1;
      if (isLast && (args.length > 0 || final !== NONE) && isGoMap(value)) {
        throw new ExecutionError(`${field} is not a method but has arguments`, offset);
      }
      value = this.field(value, field, offset);
    });
    if (fields.length === 0 && (args.length > 0 || final !== NONE)) {
      throw new ExecutionError(`can't give argument to non-function`, offset);
    }
    return value;
  }

  private field(value: GoValue, field: string, offset: number): GoValue {
    if (value === null) {
      throw new ExecutionError(`nil pointer evaluating interface {}.${field}`, offset);
    }
    if (value === undefined) {
      if (this.options.missingKey === 'error') {
        throw new ExecutionError(`nil data; no entry for key ${JSON.stringify(field)}`, offset);
      }
      return undefined;
    }
    if (!isGoMap(value)) {
      throw new ExecutionError(`can't evaluate field ${field} in type ${typeOf(value)}`, offset);
    }
    return this.entry(value, field, offset);
  }

  private entry(map: GoMap, key: string, offset: number): GoValue {
    const path = [...(this.paths.get(map) ?? []), key];
    if (!Object.hasOwn(map, key)) {
      if (this.options.missingKey === 'error') throw new MissingKeyError(path, offset);
      return undefined;
    }
    const value = map[key];
    if (isGoMap(value)) this.paths.set(value, path);
    return value === undefined ? null : value;
  }

  private function(
    dot: GoValue,
    { name, offset }: Extract<Operand, { kind: 'function' }>,
    args: readonly Operand[],
    final: Final,
  ): GoValue {
    const declared = this.options.functions[name];
    if (declared === undefined) throw new ExecutionError(`${name} is not a defined function`, offset);
    const { params, rest, call } = declared;
    const count = args.length + Number(final !== NONE);
    if (rest === undefined ? count !== params.length : count < params.length) {
      const wanted = rest === undefined ? `want ${params.length}` : `want at least ${params.length}`;
      throw new ExecutionError(`wrong number of args for ${name}: ${wanted} got ${count}`, offset);
    }
    const isOrderless = ORDERLESS.has(name);
    const shortcut = AND_OR.get(declared);
    if (shortcut !== undefined) return this.untilDecided(dot, args, final, shortcut);
    const typeAt = (index: number): GoType => params[index] ?? rest ?? 'any';
    const values = args.map((arg, index) => this.argument(dot, arg, typeAt(index)));
    if (final !== NONE) values.push(checkType(final, typeAt(args.length), offset));
    if (!isOrderless) values.forEach(requireOrder);
    try {
      return call(...values);
    } catch (error) {
      if (error instanceof RangeError || error instanceof TypeError) throw error;
      if (error instanceof Error && error.name !== 'Error') throw error;
      throw new ExecutionError(`error calling ${name}: ${(error as Error).message}`, offset);
    }
  }

  /** `and` and `or` evaluate no more arguments than they need. */
  private untilDecided(dot: GoValue, args: readonly Operand[], final: Final, decisive: boolean): GoValue {
    let value: GoValue;
    for (const arg of args) {
      value = this.argument(dot, arg, 'any');
      if (isTrue(value) === decisive) return value;
    }
    return final === NONE ? value : final;
  }

  private argument(dot: GoValue, operand: Operand, type: GoType): GoValue {
    if (operand.kind === 'number') return convertConstant(operand.value, type, operand.offset);
    const value = this.operand(dot, operand);
    if (operand.kind === 'nil' && !['any', 'list', 'map'].includes(type)) {
      throw new ExecutionError(`cannot assign nil to ${type}`, operand.offset);
    }
    // A plain nil is a nil of the type that is asked for.
    const isPlainNil = operand.kind === 'nil' && type !== 'any';
    return checkType(isPlainNil ? undefined : value, type, operand.offset);
  }
}

const print = (value: GoValue): string => (kindOf(value) === 'nil' ? '<no value>' : formatValue(value));
