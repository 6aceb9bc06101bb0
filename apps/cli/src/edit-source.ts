import { perturb } from '@strata/explain';
import type * as TypeScript from 'typescript';
import { isMap, isPair, isScalar, isSeq, parseDocument, visit } from 'yaml';
import type { Node } from 'yaml';

interface Position {
  readonly line: number;
  readonly column: number;
}

/**
 * A text with other values at a place, as somebody would write them there: behind the key or in place of the item
 * of YAML, behind the name of a property or in place of a literal of TypeScript. Where the value is the key or name
 * itself, that is renamed.
 *
 * @param value the value that the place is said to give
 */
export function editsAt(file: string, text: string, position: Position, value: unknown): string[] {
  const offset = offsetOf(text, position);
  const range = file.endsWith('.ts') ? rangeInTypeScript(text, offset) : rangeInYaml(text, offset);
  const inPlace = (start: number, end: number, other: string): string =>
    `${text.slice(0, start)}${other}${text.slice(end)}`;
  const values = range === undefined ? [] : perturb(range.value ?? value);
  const edits = values.map((other) => inPlace(range?.start ?? 0, range?.end ?? 0, range?.write(other) ?? ''));
  const name = String(value);
  const mark = /['"]/.exec(text[offset] ?? '')?.[0] ?? '';
  const isKey = name !== '' && text.startsWith(`${mark}${name}${mark}:`, offset);
  const end = offset + name.length + 2 * mark.length;
  return isKey ? [inPlace(offset, end, JSON.stringify(`${name}x`)), ...edits] : edits;
}

interface Range {
  readonly start: number;
  readonly end: number;
  /** The value that stands there, where it is plain. */
  readonly value?: unknown;
  readonly write: (value: unknown) => string;
}

const offsetOf = (text: string, { line, column }: Position): number =>
  text
    .split('\n')
    .slice(0, line - 1)
    .reduce((sum, each) => sum + each.length + 1, column - 1);

function rangeInYaml(text: string, offset: number): Range | undefined {
  const document = parseDocument(text);
  let found: Node | undefined;
  visit(document, {
    Pair(_, { key, value }) {
      if (isScalar(key) && key.range?.[0] === offset) found = value as Node;
    },
    Seq(_, seq) {
      found ??= seq.items.find((item) => !isPair(item) && (item as Node).range?.[0] === offset) as
        Node | undefined;
    },
  });
  if (found?.range === undefined || found.range === null) return undefined;
  const value: unknown = isScalar(found) || isMap(found) || isSeq(found) ? found.toJSON() : undefined;
  return { start: found.range[0], end: found.range[1], value, write: JSON.stringify };
}

function rangeInTypeScript(text: string, offset: number): Range | undefined {
  const ts = require('typescript') as typeof TypeScript;
  const source = ts.createSourceFile('source.ts', text, ts.ScriptTarget.ES2022, true);
  let found: Range | undefined;
  const visitNode = (node: TypeScript.Node): void => {
    if (found === undefined) found = rangeOf(ts, node, source, offset);
    if (found === undefined) ts.forEachChild(node, visitNode);
  };
  visitNode(source);
  return found;
}

function rangeOf(
  ts: typeof TypeScript,
  node: TypeScript.Node,
  source: TypeScript.SourceFile,
  offset: number,
): Range | undefined {
  const start = node.getStart(source);
  if (ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node)) {
    const end = node.end - (node.kind === ts.SyntaxKind.TemplateTail ? 1 : 2);
    return start + 1 === offset ? { start: offset, end, value: node.text, write: String } : undefined;
  }
  if (start !== offset || ts.isSourceFile(node) || ts.isStatement(node)) return undefined;
  if (ts.isPropertyAssignment(node)) {
    const { initializer } = node;
    return {
      start: initializer.getStart(source),
      end: node.end,
      ...plainValue(ts, initializer),
      write: JSON.stringify,
    };
  }
  if (ts.isPropertyAssignment(node.parent) && node.parent.name === node) {
    return { start, end: node.end, write: JSON.stringify };
  }
  if (
    ts.isArrayLiteralExpression(node.parent) ||
    'value' in plainValue(ts, node) ||
    ts.isShorthandPropertyAssignment(node)
  ) {
    const write = (value: unknown): string =>
      ts.isShorthandPropertyAssignment(node)
        ? `${node.name.text}: ${JSON.stringify(value)}`
        : JSON.stringify(value);
    return { start, end: node.end, ...plainValue(ts, node), write };
  }
  return undefined;
}

/** The value of a literal; nothing for what is computed. */
function plainValue(ts: typeof TypeScript, node: TypeScript.Node): { readonly value?: unknown } {
  if (ts.isStringLiteralLike(node)) return { value: node.text };
  if (ts.isNumericLiteral(node)) return { value: Number(node.text) };
  if (ts.isPrefixUnaryExpression(node) && ts.isNumericLiteral(node.operand))
    return { value: -Number(node.operand.text) };
  if (node.kind === ts.SyntaxKind.TrueKeyword) return { value: true };
  if (node.kind === ts.SyntaxKind.FalseKeyword) return { value: false };
  if (ts.isObjectLiteralExpression(node) && node.properties.length === 0) return { value: {} };
  return {};
}
