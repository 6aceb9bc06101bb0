import { quoteInside, quoteText } from './escape';

/** What may stand in an expression beside its code: another expression, or data, which is quoted. */
export type Operand = Expression | string | number | boolean;

/**
 * Code of the Terraform language. Only the functions of this file make one, and only from code that is written down
 * in a program, so that data never becomes code: a string is data wherever it stands.
 */
export class Expression {
  private constructor(
    /** The code, without `${` and `}`. */
    readonly code: string,
  ) {}

  /** For the functions of this file. */
  static fromCode(strings: TemplateStringsArray, operands: readonly Operand[]): Expression {
    const parts = strings.map((part, index) =>
      index < operands.length ? part + codeOf(operands[index] as Operand) : part,
    );
    return new Expression(parts.join(''));
  }

  /** For the functions of this file: steps that are known to be names. */
  static fromNames(names: readonly string[]): Expression {
    for (const name of names) {
      if (!isIdentifier(name)) throw new Error(`${JSON.stringify(name)} is no name that Terraform knows.`);
    }
    return new Expression(names.join('.'));
  }

  /** For the functions of this file: a path below the directory of the module. */
  static fromModulePath(path: string): Expression {
    return new Expression(`"\${path.module}/${quoteInside(path)}"`);
  }
}

/**
 * An expression: `` expression`lookup(local.zones, ${name})` ``. What is interpolated is quoted if it is a string,
 * and taken as code only if it is an expression itself.
 */
export const expression = (code: TemplateStringsArray, ...operands: readonly Operand[]): Expression =>
  Expression.fromCode(code, operands);

/**
 * A reference, step by step: `reference('var', name)`.
 *
 * @throws {Error} when a step is no identifier
 */
export const reference = (...names: readonly string[]): Expression => Expression.fromNames(names);

/** A file or directory relative to the directory that the configuration stands in. */
export const modulePath = (path: string): Expression => Expression.fromModulePath(path);

/**
 * Whether Terraform takes a text for a name.
 *
 * @see https://developer.hashicorp.com/terraform/language/syntax/configuration#identifiers
 */
export const isIdentifier = (text: string): boolean => /^[\p{ID_Start}_][\p{ID_Continue}-]*$/u.test(text);

/** A name that follows from a Kubernetes name, which may begin with a digit and contain dots. No two give the same. */
export const identifierOf = (name: string): string => name.replace(/^(?=[0-9])/, '_').replaceAll('.', '__');

/** Names and calls bind as tightly as anything does; other code needs parentheses. */
const CLOSED = /^(?:[\w.-]+(?:\[\d+\])*|"[^"]*")$/;

function codeOf(operand: Operand): string {
  if (typeof operand === 'string') return quoteText(operand);
  if (!(operand instanceof Expression)) return String(operand);
  return CLOSED.test(operand.code) ? operand.code : `(${operand.code})`;
}
