import { callFunction, NONE } from './evaluate-call';
import type { Final } from './evaluate-call';
import { FieldReader } from './evaluate-fields';
import type { MissingKey } from './evaluate-fields';
import { ExecutionError } from './execution-error';
import type { FunctionMap } from './go-function';
import type { Command, Operand, Pipeline } from './nodes';
import { isGoMap } from './value';
import type { GoValue } from './value';
import { Variables } from './variables';

/** What evaluation needs beside the template and its data. */
export interface EvaluateOptions {
  readonly missingKey: MissingKey;
  readonly functions: FunctionMap;
}

/** Evaluates the pipelines of a template, which read and set its variables. */
export class PipelineEvaluator {
  /** Those of the template that is executed at the moment. */
  variables: Variables;
  private readonly reader: FieldReader;

  constructor(
    private readonly options: EvaluateOptions,
    data: GoValue,
  ) {
    this.variables = new Variables(data);
    this.reader = new FieldReader(options.missingKey, data);
  }

  /** The value of a pipeline, after its variables have got it. @throws ExecutionError, MissingKeyError, UnsupportedError */
  evaluate(dot: GoValue, { commands, variables, isAssignment, offset }: Pipeline): GoValue {
    let value: Final = NONE;
    for (const command of commands) {
      value = this.command(dot, command, value);
      // Go unwraps the interface: a nil in it is then no value at all.
      if (value === null) value = undefined;
    }
    const result = value === NONE ? undefined : value;
    for (const name of variables) {
      if (isAssignment) at(offset, () => this.variables.assign(name, result));
      else this.variables.declare(name, result);
    }
    return result;
  }

  private command(dot: GoValue, { operands }: Command, final: Final): GoValue {
    const [first, ...args] = operands;
    const hasArguments = args.length > 0 || final !== NONE;
    switch (first.kind) {
      case 'field':
      case 'variable':
      case 'chain':
        return this.fields(this.startOf(dot, first), first, hasArguments);
      case 'function':
        return this.call(dot, first, args, final);
      case 'dot':
      case 'nil':
      case 'bool':
      case 'number':
      case 'string':
      case 'pipeline':
        if (hasArguments) throw new ExecutionError(`can't give argument to non-function`, first.offset);
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
      case 'variable':
      case 'chain':
        return this.fields(this.startOf(dot, operand), operand, false);
      case 'pipeline':
        return this.evaluate(dot, operand.pipeline);
      case 'function':
        return this.call(dot, operand, [], NONE);
    }
  }

  /** What the fields of an operand are read of. */
  private startOf(dot: GoValue, operand: OperandWithFields): GoValue {
    if (operand.kind === 'field') return dot;
    if (operand.kind === 'chain') return this.operand(dot, operand.operand);
    return at(operand.offset, () => this.variables.read(operand.name));
  }

  private fields(start: GoValue, { fields, offset }: OperandWithFields, hasArguments: boolean): GoValue {
    let value = start;
    fields.forEach((field, index) => {
      const isLast = index === fields.length - 1;
      if (isLast && hasArguments && isGoMap(value)) {
        throw new ExecutionError(`${field} is not a method but has arguments`, offset);
      }
      value = this.reader.read(value, field, offset);
    });
    if (fields.length === 0 && hasArguments) {
      throw new ExecutionError(`can't give argument to non-function`, offset);
    }
    return value;
  }

  private call(
    dot: GoValue,
    operand: Extract<Operand, { kind: 'function' }>,
    operands: readonly Operand[],
    final: Final,
  ): GoValue {
    const evaluate = (each: Operand): GoValue => this.operand(dot, each);
    return callFunction(this.options.functions, operand, { operands, final, evaluate });
  }
}

type OperandWithFields = Extract<Operand, { readonly fields: readonly string[] }>;

/** Says where an error came up. */
function at<T>(offset: number, run: () => T): T {
  try {
    return run();
  } catch (error) {
    throw new ExecutionError((error as Error).message, offset);
  }
}
