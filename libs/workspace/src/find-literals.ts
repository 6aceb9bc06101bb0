import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type * as TypeScript from 'typescript';
import type { LiteralValue } from '@strata/explain';
import type { Location } from '@strata/model';

/** Whether a literal is wanted. */
export type AcceptLiteral = (value: LiteralValue, location: Location) => boolean;

/** A literal in a TypeScript file. */
export interface LiteralInFile {
  readonly location: Location;
  readonly value: LiteralValue;
  /** Whether it is evaluated when its module is loaded, and not at every call of a function. */
  readonly isModuleLevel: boolean;
  /** Offsets in the file; of a template's part without the marks around it. */
  readonly start: number;
  readonly end: number;
  readonly isTemplatePart: boolean;
}

/** The wanted literals in the TypeScript files of a directory. Imports, types and names of properties are no values. */
export function findLiteralsIn(root: string, directory: string, accepts: AcceptLiteral): LiteralInFile[] {
  if (!existsSync(join(root, directory))) return [];
  return readdirSync(join(root, directory), { recursive: true, encoding: 'utf8' })
    .map((name) => `${directory}/${name.replace(/\\/g, '/')}`)
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
    .sort()
    .flatMap((file) => literalsOf(file, readFileSync(join(root, file), 'utf8')))
    .filter(({ value, location }) => accepts(value, location));
}

const KNOWN = new Map<string, { readonly text: string; readonly literals: readonly LiteralInFile[] }>();

/** Every literal of a file; a text is parsed once in a process. */
function literalsOf(file: string, text: string): readonly LiteralInFile[] {
  const known = KNOWN.get(file);
  if (known?.text === text) return known.literals;
  const literals = parseLiterals(file, text);
  KNOWN.set(file, { text, literals });
  return literals;
}

/** The text of a file in which every literal is the argument of a call: `callee(id, literal)`. */
export function wrapLiterals(
  text: string,
  literals: readonly { readonly id: number; readonly literal: LiteralInFile }[],
  callee: string,
): string {
  let end = text.length;
  const pieces: string[] = [];
  for (const { id, literal } of [...literals].sort((a, b) => b.literal.start - a.literal.start)) {
    const call = `${callee}(${id}, ${JSON.stringify(literal.value)})`;
    pieces.push(text.slice(literal.end, end), literal.isTemplatePart ? `\${${call}}` : call);
    end = literal.start;
  }
  return [text.slice(0, end), ...pieces.reverse()].join('');
}

function parseLiterals(file: string, text: string): LiteralInFile[] {
  const ts = require('typescript') as typeof TypeScript;
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true);
  const found: LiteralInFile[] = [];
  const visit = (node: TypeScript.Node, isModuleLevel: boolean): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node) || ts.isTypeNode(node)) return;
    const literal = readLiteral(ts, node, source);
    if (literal !== undefined) {
      const at = source.getLineAndCharacterOfPosition(literal.start);
      const location = { file, line: at.line + 1, column: at.character + 1 };
      found.push({ ...literal, location, isModuleLevel });
    }
    const isInside = isModuleLevel && !ts.isFunctionLike(node);
    ts.forEachChild(node, (child) => visit(child, isInside));
  };
  visit(source, true);
  return found;
}

function readLiteral(
  ts: typeof TypeScript,
  node: TypeScript.Node,
  source: TypeScript.SourceFile,
): Omit<LiteralInFile, 'location' | 'isModuleLevel'> | undefined {
  const start = node.getStart(source);
  if (ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node)) {
    if (node.text === '') return undefined;
    // Between the marks: a back quote or brace before, and a back quote or `${` behind.
    const end = node.end - (node.kind === ts.SyntaxKind.TemplateTail ? 1 : 2);
    return { start: start + 1, end, value: node.text, isTemplatePart: true };
  }
  const value = valueOf(ts, node);
  return value === undefined ? undefined : { start, end: node.end, value, isTemplatePart: false };
}

function valueOf(ts: typeof TypeScript, node: TypeScript.Node): LiteralValue | undefined {
  const isName =
    ts.isPropertyAssignment(node.parent ?? node) &&
    (node.parent as TypeScript.PropertyAssignment).name === node;
  if (isName) return undefined;
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isNumericLiteral(node)) return Number(node.text);
  if (node.kind === ts.SyntaxKind.TrueKeyword) return true;
  return node.kind === ts.SyntaxKind.FalseKeyword ? false : undefined;
}
