import { ASSERTIONS } from '@strata/compose';
import type { Path, Position } from '@strata/compose';
import type * as TypeScript from 'typescript';

/**
 * Finds the property that sets a path in the object literal that a TypeScript file gives to a function such as
 * `layer`; the nearest enclosing property when the value is computed. The compiler is loaded at the first question.
 */
export function locateInTypeScript(text: string, callee: string): (path: Path) => Position | undefined {
  let parsed: ReturnType<typeof parse> | undefined;
  return (path) => {
    parsed ??= parse(text, callee);
    const { ts, source, call } = parsed;
    const [first, index, ...inside] = path;
    const isAssertion = first === ASSERTIONS && typeof index === 'number';
    // Assertions follow the fields.
    let node: TypeScript.Node | undefined = call?.arguments[isAssertion ? index + 1 : 0];
    let found = node;
    for (const step of isAssertion ? inside : path) {
      const property: TypeScript.Node | undefined =
        node === undefined ? undefined : propertyAt(ts, node, step);
      if (property === undefined) break;
      // The step into a list operation, such as `$append`, stays at the operation.
      if (property !== node) found = property;
      node = ts.isPropertyAssignment(property) ? property.initializer : property;
    }
    if (found === undefined) return undefined;
    const at = source.getLineAndCharacterOfPosition(found.getStart(source));
    return { line: at.line + 1, column: at.character + 1 };
  };
}

/** Operators on lists, with the index of the argument that is their first item. */
const FIRST_ITEM: Readonly<Record<string, number>> = { append: 0, prepend: 0, mergeBy: 1 };

/** Functions whose arguments are the value. */
const WRAPPERS: readonly string[] = ['hidden', 'visible', 'replace', 'extend'];

/** The call of a function with an object literal, in a text. */
function parse(text: string, callee: string) {
  const ts = require('typescript') as typeof TypeScript;
  const source = ts.createSourceFile('layer.ts', text, ts.ScriptTarget.ES2022, false);
  let call: TypeScript.CallExpression | undefined;
  const visit = (node: TypeScript.Node): void => {
    if (call !== undefined) return;
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === callee) {
      const [argument] = node.arguments;
      if (argument !== undefined && ts.isObjectLiteralExpression(argument)) call = node;
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return { ts, source, call };
}

/** The part of an expression that gives the value at a step; undefined where that is computed. */
function propertyAt(
  ts: typeof TypeScript,
  node: TypeScript.Node,
  step: string | number,
): TypeScript.Node | undefined {
  if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node) || ts.isSatisfiesExpression(node)) {
    return propertyAt(ts, node.expression, step);
  }
  if (ts.isArrowFunction(node)) return propertyAt(ts, node.body, step);
  if (ts.isCallExpression(node)) return argumentAt(ts, node, step);
  if (ts.isArrayLiteralExpression(node)) return typeof step === 'number' ? node.elements[step] : undefined;
  if (!ts.isObjectLiteralExpression(node)) return undefined;
  return node.properties.find((property) => {
    const { name } = property;
    return (
      name !== undefined && (ts.isIdentifier(name) || ts.isStringLiteral(name)) && name.text === String(step)
    );
  });
}

/** What a call of an operator such as `hidden(…)`, `append(…)` or `extend(…)` gives for a step. */
function argumentAt(
  ts: typeof TypeScript,
  call: TypeScript.CallExpression,
  step: string | number,
): TypeScript.Node | undefined {
  const operator = ts.isIdentifier(call.expression) ? call.expression.text : '';
  const firstItem = FIRST_ITEM[operator];
  if (firstItem !== undefined) return typeof step === 'number' ? call.arguments[firstItem + step] : call;
  if (!WRAPPERS.includes(operator)) return undefined;
  return call.arguments
    .map((argument) => propertyAt(ts, argument, step))
    .findLast((found) => found !== undefined);
}
