import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type * as TypeScript from 'typescript';
import type { Literal, LiteralValue } from '@strata/explain';
import type { Location } from '@strata/model';
import { engineFile } from './engine-file';

/** Where parsed files are kept, from the workspace root. */
const CACHE = '.nx/strata/literals';

/** Whether a literal is wanted. */
export type AcceptLiteral = (literal: Pick<Literal, 'value' | 'location' | 'isName'>) => boolean;

/** A literal in a TypeScript file. */
export interface LiteralInFile {
  readonly location: Location;
  readonly value: LiteralValue;
  /** Whether it is evaluated when its module is loaded, and not at every call of a function. */
  readonly isModuleLevel: boolean;
  /** Offsets in the file; of a template's part without the marks around it. */
  readonly start: number;
  readonly end: number;
  /** A value, a text between the expressions of a template, or the name of a property. */
  readonly form: 'value' | 'template part' | 'name';
}

/** The wanted literals in the TypeScript files of a directory; what stands in imports and types is none. */
export function findLiteralsIn(root: string, directory: string, accepts: AcceptLiteral): LiteralInFile[] {
  if (!existsSync(join(root, directory))) return [];
  return readdirSync(join(root, directory), { recursive: true, encoding: 'utf8' })
    .map((name) => `${directory}/${name.replace(/\\/g, '/')}`)
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
    .sort()
    .flatMap((file) => literalsOf(root, file))
    .filter(({ value, location, form }) => accepts({ value, location, isName: form === 'name' }));
}

const KNOWN = new Map<string, readonly LiteralInFile[]>();

/**
 * Every literal of a file. They are kept by content, in memory and on the disk: loading the compiler takes longer than
 * everything else that a question costs.
 */
function literalsOf(root: string, file: string): readonly LiteralInFile[] {
  const text = readFileSync(join(root, file), 'utf8');
  const key = createHash('sha256').update(parserKey()).update(`\0${file}\0${text}`).digest('hex');
  let literals = KNOWN.get(key);
  if (literals === undefined) {
    const cached = join(root, CACHE, `${key}.json`);
    literals = readCached(cached) ?? parseLiterals(file, text);
    KNOWN.set(key, literals);
    if (!existsSync(cached)) writeCached(cached, literals);
  }
  return literals;
}

/** Changes with whatever decides what counts as a literal. */
const parserKey = (): string =>
  (knownParserKey ??= createHash('sha256')
    .update(readFileSync(engineFile('libs/workspace/src/find-literals.ts')))
    .digest('hex'));
let knownParserKey: string | undefined;

function readCached(path: string): readonly LiteralInFile[] | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as readonly LiteralInFile[];
  } catch {
    return undefined;
  }
}

/** A cache that cannot be written costs time, not correctness. */
function writeCached(path: string, literals: readonly LiteralInFile[]): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(`${path}.${process.pid}`, JSON.stringify(literals));
    renameSync(`${path}.${process.pid}`, path);
  } catch {
    return;
  }
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
    pieces.push(text.slice(literal.end, end), WRITE[literal.form](call));
    end = literal.start;
  }
  return [text.slice(0, end), ...pieces.reverse()].join('');
}

const WRITE: Readonly<Record<LiteralInFile['form'], (call: string) => string>> = {
  value: (call) => call,
  'template part': (call) => `\${${call}}`,
  name: (call) => `[${call}]`,
};

function parseLiterals(file: string, text: string): LiteralInFile[] {
  const ts = require('typescript') as typeof TypeScript;
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true);
  const found: LiteralInFile[] = [];
  const visit = (node: TypeScript.Node, isModuleLevel: boolean): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node) || ts.isTypeNode(node)) return;
    // A tag sees the text itself.
    if (ts.isTaggedTemplateExpression(node)) return;
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
    return { start: start + 1, end, value: node.text, form: 'template part' };
  }
  if (isName(ts, node)) return { start, end: node.end, value: node.text, form: 'name' };
  const value = valueOf(ts, node);
  return value === undefined ? undefined : { start, end: node.end, value, form: 'value' };
}

/** Whether a node is the plain name of a property that an object literal sets. */
const isName = (
  ts: typeof TypeScript,
  node: TypeScript.Node,
): node is TypeScript.Identifier | TypeScript.StringLiteral =>
  (ts.isIdentifier(node) || ts.isStringLiteral(node)) &&
  ts.isPropertyAssignment(node.parent) &&
  node.parent.name === node;

function valueOf(ts: typeof TypeScript, node: TypeScript.Node): LiteralValue | undefined {
  // Names of methods, of enumerations and in patterns are no expressions.
  const { name, propertyName } = (node.parent ?? {}) as { name?: unknown; propertyName?: unknown };
  if (name === node || propertyName === node) return undefined;
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isNumericLiteral(node)) return isNegative(ts, node.parent) ? undefined : Number(node.text);
  if (isNegative(ts, node)) return -Number(node.operand.text);
  if (ts.isObjectLiteralExpression(node)) return node.properties.length === 0 ? {} : undefined;
  if (ts.isArrayLiteralExpression(node)) return node.elements.length === 0 ? [] : undefined;
  if (node.kind === ts.SyntaxKind.TrueKeyword) return true;
  return node.kind === ts.SyntaxKind.FalseKeyword ? false : undefined;
}

/** Whether an expression is a number with a minus before it. */
const isNegative = (
  ts: typeof TypeScript,
  node: TypeScript.Node,
): node is TypeScript.PrefixUnaryExpression & { readonly operand: TypeScript.NumericLiteral } =>
  ts.isPrefixUnaryExpression(node) &&
  node.operator === ts.SyntaxKind.MinusToken &&
  ts.isNumericLiteral(node.operand);
