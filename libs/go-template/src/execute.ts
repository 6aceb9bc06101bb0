import { PipelineEvaluator } from './evaluate-pipeline';
import type { EvaluateOptions } from './evaluate-pipeline';
import { ExecutionError } from './execution-error';
import { formatValue } from './format-value';
import type { Node, ParsedTemplate, Pipeline } from './nodes';
import { rangeEntries } from './range-entries';
import { isTrue, kindOf } from './value';
import type { GoValue } from './value';
import { Variables } from './variables';

export type { MissingKey } from './evaluate-fields';

/** Templates that call each other without end. */
const MAX_DEPTH = 1_000;

/** How a list of nodes ended. */
type Flow = 'break' | 'continue' | undefined;

type Block = Extract<Node, { kind: 'if' | 'with' | 'range' }>;

/** What a template prints for data. @throws ExecutionError, MissingKeyError, UnsupportedError */
export function execute(template: ParsedTemplate, data: GoValue, options: EvaluateOptions): string {
  return new Execution(template, options, data).run();
}

class Execution {
  private readonly output: string[] = [];
  private readonly evaluator: PipelineEvaluator;
  private depth = 0;

  constructor(
    private readonly template: ParsedTemplate,
    options: EvaluateOptions,
    private readonly data: GoValue,
  ) {
    this.evaluator = new PipelineEvaluator(options, data);
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
        const value = this.evaluator.evaluate(dot, node.pipeline);
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

  private branch(dot: GoValue, { kind, pipeline, body, otherwise }: Block): Flow {
    const { variables } = this.evaluator;
    const { mark } = variables;
    const value = this.evaluator.evaluate(dot, pipeline);
    const inner = kind === 'with' ? value : dot;
    const flow = isTrue(value) ? this.walkAll(inner, body) : this.walkAll(dot, otherwise ?? []);
    variables.drop(mark);
    return flow;
  }

  private range(dot: GoValue, { pipeline, body, otherwise }: Block): Flow {
    const { variables } = this.evaluator;
    const { mark } = variables;
    const value = this.evaluator.evaluate(dot, pipeline);
    const entries = rangeEntries(value, pipeline);
    for (const [index, element] of entries) {
      const inner = variables.mark;
      setLoopVariables(variables, pipeline, index, element);
      const flow = this.walkAll(element, body);
      variables.drop(inner);
      if (flow === 'break') break;
    }
    let flow: Flow;
    if (entries.length === 0 && otherwise !== undefined) flow = this.walkAll(dot, otherwise);
    variables.drop(mark);
    // A break in the else ends this range, a continue goes on with the one around it.
    return flow === 'continue' ? flow : undefined;
  }

  private call(dot: GoValue, { name, pipeline, offset }: Extract<Node, { kind: 'template' }>): void {
    const body = this.template.defined.get(name);
    if (body === undefined) throw new ExecutionError(`template ${JSON.stringify(name)} not defined`, offset);
    if (this.depth >= MAX_DEPTH) throw new ExecutionError('exceeded maximum template depth', offset);
    const value = pipeline === undefined ? undefined : this.evaluator.evaluate(dot, pipeline);
    const { variables } = this.evaluator;
    this.evaluator.variables = new Variables(value);
    this.depth += 1;
    this.walkAll(value, body);
    this.depth -= 1;
    this.evaluator.variables = variables;
  }
}

/** With one variable it gets the element, with two the first gets the index. */
function setLoopVariables(known: Variables, { variables }: Pipeline, index: GoValue, element: GoValue): void {
  const [first, second] = variables;
  if (first === undefined) return;
  const values: readonly (readonly [string, GoValue])[] =
    second === undefined
      ? [[first, element]]
      : [
          [first, index],
          [second, element],
        ];
  values.forEach(([name, value]) => known.assign(name, value));
}

const print = (value: GoValue): string => (kindOf(value) === 'nil' ? '<no value>' : formatValue(value));
