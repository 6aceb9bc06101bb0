import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Position } from '@strata/compose';
import type { Issue } from '@strata/model';

/** Loads the default export of a TypeScript file, or tells why that fails. */
export function loadDefaultExport(root: string, file: string): { value: unknown } | { issues: Issue[] } {
  const path = join(root, file);
  try {
    return { value: (require(path) as { default?: unknown }).default };
  } catch (error) {
    const syntax = syntaxIssues(path, file);
    return { issues: syntax.length > 0 ? syntax : [evaluationIssue(error as Error, path, file)] };
  }
}

/** Syntax errors by the TypeScript compiler, which is loaded only when a file failed. */
function syntaxIssues(path: string, file: string): Issue[] {
  const ts = require('typescript') as typeof import('typescript');
  const source = readFileSync(path, 'utf8');
  const { diagnostics = [] } = ts.transpileModule(source, { reportDiagnostics: true, fileName: path });
  return diagnostics.map((diagnostic) => {
    const at = diagnostic.file?.getLineAndCharacterOfPosition(diagnostic.start ?? 0);
    const message = ts.flattenDiagnosticMessageText(diagnostic.messageText, ' ').replace(/\.$/, '');
    const position = at === undefined ? {} : { line: at.line + 1, column: at.character + 1 };
    return { code: 'STR109', message, location: { file, ...position } };
  });
}

function evaluationIssue(error: Error, path: string, file: string): Issue {
  const position = positionOfImport(error, path) ?? positionInStack(error, file) ?? { line: 1, column: 1 };
  const [message = 'unknown error'] = error.message.split('\n');
  return {
    code: 'STR110',
    message: `${file} fails while it is loaded: ${message}`,
    location: { file, ...position },
  };
}

/** Where a file imports a module that does not exist; the stack names the import only roughly. */
function positionOfImport(error: Error, path: string): Position | undefined {
  const [, specifier] = /^Cannot find module '([^']+)'/.exec(error.message) ?? [];
  if (specifier === undefined) return undefined;
  const before = readFileSync(path, 'utf8').split(specifier, 2);
  const lines = (before[0] ?? '').split('\n');
  return before.length < 2 ? undefined : { line: lines.length, column: (lines.at(-1) ?? '').length };
}

function positionInStack(error: Error, file: string): Position | undefined {
  const frames = (error.stack ?? '').matchAll(/([^\s()]+):(\d+):(\d+)/g);
  const [, , line, column] = [...frames].find(([, path]) => path?.replace(/\\/g, '/').endsWith(file)) ?? [];
  return line === undefined ? undefined : { line: Number(line), column: Number(column) };
}
