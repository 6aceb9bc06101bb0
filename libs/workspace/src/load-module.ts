import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { messageOf } from '@strata/compose';
import type { Issue, Location } from '@strata/model';
import { withoutDependents } from './module-dependents';
import type { Modules } from './module-dependents';
import { toWorkspacePath } from './workspace-path';

/** Loads the default export of a TypeScript file, or tells why that fails, and in which file of its folder. */
export function loadDefaultExport(root: string, file: string): { value: unknown } | { issues: Issue[] } {
  try {
    return { value: (require(join(root, file)) as { default?: unknown }).default };
  } catch (error) {
    const syntax = sourcesBeside(root, file).flatMap((source) => syntaxIssues(root, source));
    return { issues: syntax.length > 0 ? syntax : [evaluationIssue(error, root, file)] };
  }
}

/** Directories with code that definitions are made of, and nothing of the engine. */
const DEFINITIONS: readonly string[] = ['environments', 'libs/addons', 'libs/promises', 'talos', 'matchbox'];

/**
 * Lets files be loaded anew, with the definitions that import them.
 *
 * @returns everything that will be loaded anew, from the workspace root
 */
export function forgetDependents(root: string, files: readonly string[]): string[] {
  const places = DEFINITIONS.map((directory) => join(root, directory, sep));
  const loaded: Modules = new Map(
    Object.entries(require.cache).flatMap(([file, module]) =>
      module !== undefined && places.some((place) => file.startsWith(place)) ? [[file, module]] : [],
    ),
  );
  if (!files.some((file) => loaded.has(join(root, file)))) return [];
  const kept = files.reduce((modules, file) => withoutDependents(modules, join(root, file)), loaded);
  const stale = new Set([...loaded.keys()].filter((file) => !kept.has(file)));
  stale.forEach((file) => delete require.cache[file]);
  // A module lists everything that it has ever loaded, and would hold on to it.
  for (const module of Object.values(require.cache)) {
    const children = module?.children ?? [];
    const left = children.filter(({ filename }) => !stale.has(filename));
    if (left.length < children.length) children.splice(0, children.length, ...left);
  }
  return [...stale].map((file) => toWorkspacePath(root, file));
}

/** Lets what a workspace defines be loaded anew: its files may have changed since this process loaded them. */
export function forgetModules(root: string): void {
  const places = ['environments', 'libs', 'talos', 'matchbox'].map((directory) => join(root, directory, sep));
  for (const file of Object.keys(require.cache)) {
    if (places.some((place) => file.startsWith(place))) delete require.cache[file];
  }
}

/** The file, and for an addon's index every source file that it may import. */
function sourcesBeside(root: string, file: string): string[] {
  if (!file.endsWith('/index.ts')) return [file];
  const folder = dirname(file);
  const names = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).sort();
  return names
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts'))
    .map((name) => `${folder}/${name.replace(/\\/g, '/')}`);
}

/** Syntax errors by the TypeScript compiler, which is loaded only when a file failed. */
function syntaxIssues(root: string, file: string): Issue[] {
  const ts = require('typescript') as typeof import('typescript');
  const source = readFileSync(join(root, file), 'utf8');
  const { diagnostics = [] } = ts.transpileModule(source, { reportDiagnostics: true, fileName: file });
  return diagnostics.map((diagnostic) => {
    const at = diagnostic.file?.getLineAndCharacterOfPosition(diagnostic.start ?? 0);
    const message = ts.flattenDiagnosticMessageText(diagnostic.messageText, ' ').replace(/\.$/, '');
    const position = at === undefined ? {} : { line: at.line + 1, column: at.character + 1 };
    return { code: 'STR109', message, location: { file, ...position } };
  });
}

function evaluationIssue(thrown: unknown, root: string, file: string): Issue {
  const [message = 'unknown error'] = messageOf(thrown).split('\n');
  const location = locateImport(thrown, root, file) ??
    locateInStack(thrown, root) ?? { file, line: 1, column: 1 };
  return { code: 'STR110', message: `${file} fails while it is loaded: ${message}`, location };
}

/** Where a module that does not exist is imported; the stack names the import only roughly. */
function locateImport(thrown: unknown, root: string, file: string): Location | undefined {
  const [, specifier] = /^Cannot find module '([^']+)'/.exec(messageOf(thrown)) ?? [];
  if (specifier === undefined) return undefined;
  for (const source of sourcesBeside(root, file)) {
    const text = readFileSync(join(root, source), 'utf8');
    const offset = text.indexOf(`'${specifier}'`);
    if (offset < 0) continue;
    const lines = text.slice(0, offset + 1).split('\n');
    return { file: source, line: lines.length, column: (lines.at(-1) ?? '').length };
  }
  return undefined;
}

/** The first frame of a stack that lies in an addon or an overlay. */
function locateInStack(thrown: unknown, root: string): Location | undefined {
  const stack = thrown instanceof Error ? (thrown.stack ?? '') : '';
  for (const [, path = '', line, column] of stack.matchAll(/([^\s()]+):(\d+):(\d+)/g)) {
    const file = toWorkspacePath(root, path.replace(/^file:\/\//, ''));
    if (/^(?:libs\/(?:addons|promises)|environments)\//.test(file))
      return { file, line: Number(line), column: Number(column) };
  }
  return undefined;
}
