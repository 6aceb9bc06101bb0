import { isMap } from '@strata/compose';
import type { Manifest } from '@strata/kubernetes';
import { compileCel, toCelValue } from '@strata/schema';
import type { CelProgram } from '@strata/schema';
import { compileMatch } from './match-object';
import type { MatchConstraints } from './match-object';

/** The parts of a ValidatingAdmissionPolicy that are judged here. */
interface PolicySpec {
  readonly failurePolicy?: string;
  readonly paramKind?: unknown;
  readonly matchConstraints?: MatchConstraints;
  readonly matchConditions?: readonly { readonly name: string; readonly expression: string }[];
  readonly variables?: readonly { readonly name: string; readonly expression: string }[];
  readonly validations?: readonly Validation[];
}

interface Validation {
  readonly expression: string;
  readonly message?: string;
  readonly messageExpression?: string;
}

/** A policy that can be asked about objects. */
export interface AdmissionPolicy {
  readonly name: string;
  /** What it has against an object that would be created; nothing where it is not about such objects. */
  readonly judge: (object: Manifest) => string[];
}

/** Something in a policy that cannot be judged without a cluster, or not at all. */
export interface AdmissionProblem {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/**
 * Compiles a ValidatingAdmissionPolicy: its expressions see `object`, `oldObject` (null), `request`, `namespaceObject`,
 * `variables` and `params` (null), as they would when the object is created.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/
 */
export function compileAdmissionPolicy(
  policy: Manifest,
): { readonly policy: AdmissionPolicy } | { readonly problems: readonly AdmissionProblem[] } {
  const spec = (isMap(policy['spec']) ? policy['spec'] : {}) as PolicySpec;
  const compiler = new ExpressionCompiler();
  const conditions = compiler.compileAll('matchConditions', spec.matchConditions, ['expression']);
  const variables = compiler.compileAll('variables', spec.variables, ['expression']);
  const validations = compiler.compileAll('validations', spec.validations, [
    'expression',
    'messageExpression',
  ]);
  if (spec.paramKind !== undefined) {
    compiler.problems.push({
      path: ['spec', 'paramKind'],
      message: 'takes parameters from the cluster, which is not asked',
    });
  }
  if (validations.length === 0) compiler.problems.push({ path: ['spec'], message: 'has no validations' });
  if (compiler.problems.length > 0) return { problems: compiler.problems };
  const isMatch = compileMatch(spec.matchConstraints);
  const isLenient = spec.failurePolicy === 'Ignore';
  const judge = (object: Manifest): string[] => {
    if (!isMatch(object)) return [];
    const inputs = inputsOf(object);
    try {
      if (!conditions.every(({ expression }) => expression?.(inputs) === true)) return [];
    } catch (error) {
      return isLenient ? [] : [`a condition cannot be judged: ${reasonOf(error)}`];
    }
    const scope = { ...inputs, variables: evaluateVariables(variables, inputs) };
    return validations.flatMap(({ source, expression, messageExpression }) => {
      try {
        return expression?.(scope) === true ? [] : [messageOf(source, messageExpression, scope)];
      } catch (error) {
        return isLenient
          ? []
          : [`${oneLine(source['expression'] ?? '')} cannot be judged: ${reasonOf(error)}`];
      }
    });
  };
  return { policy: { name: policy.metadata.name, judge } };
}

/** What the expressions of a policy may name. */
const VARIABLES = ['object', 'oldObject', 'params', 'request', 'namespaceObject', 'variables'];

type Scope = Readonly<Record<string, unknown>>;

interface Compiled {
  readonly source: Readonly<Record<string, string | undefined>>;
  readonly expression?: CelProgram;
  readonly messageExpression?: CelProgram;
}

class ExpressionCompiler {
  readonly problems: AdmissionProblem[] = [];

  compileAll(field: string, entries: readonly object[] | undefined, names: readonly string[]): Compiled[] {
    return (Array.isArray(entries) ? (entries as readonly Readonly<Record<string, string>>[]) : []).map(
      (source, index) => {
        const programs = names.flatMap((name) => {
          const text = source[name];
          const program = text === undefined ? undefined : this.compile(text, ['spec', field, index, name]);
          return program === undefined ? [] : [[name, program] as const];
        });
        return { source, ...Object.fromEntries(programs) };
      },
    );
  }

  private compile(text: string, path: AdmissionProblem['path']): CelProgram | undefined {
    const asked = /\b(authorizer|params)\b/.exec(text)?.[1];
    if (asked !== undefined) {
      this.problems.push({ path, message: `asks ${asked}, which only a cluster can answer` });
      return undefined;
    }
    try {
      return compileCel(text, VARIABLES);
    } catch (error) {
      this.problems.push({ path, message: `cannot be read: ${reasonOf(error)}` });
      return undefined;
    }
  }
}

function inputsOf(object: Manifest): Scope {
  const { namespace, name } = object.metadata;
  const [version = '', group = ''] = object.apiVersion.split('/').reverse();
  const kind = { group, version, kind: object.kind };
  return {
    object: toCelValue(object),
    oldObject: null,
    params: null,
    request: { operation: 'CREATE', name, namespace: namespace ?? '', kind, dryRun: false },
    namespaceObject: namespace === undefined ? null : { metadata: { name: namespace, labels: {} } },
  };
}

/** Each variable may use those before it; one that fails is missing for what reads it. */
function evaluateVariables(variables: readonly Compiled[], inputs: Scope): Scope {
  const values: Record<string, unknown> = {};
  for (const { source, expression } of variables) {
    try {
      values[source['name'] ?? ''] = expression?.({ ...inputs, variables: values });
    } catch {
      continue;
    }
  }
  return values;
}

function messageOf(source: Compiled['source'], expression: CelProgram | undefined, scope: Scope): string {
  try {
    const text = expression?.(scope);
    if (typeof text === 'string' && text.trim() !== '') return oneLine(text);
  } catch {
    // The API server falls back to the message as well.
  }
  return oneLine(source['message'] ?? `fails ${source['expression'] ?? ''}`);
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

const reasonOf = (error: unknown): string =>
  error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
