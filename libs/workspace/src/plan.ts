import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isKeptByTool, isMadeByStrata } from '@strata/model';
import type { Issue } from '@strata/model';
import type { OutputFile } from '@strata/render';

/** One file that differs between the output and the disk. */
export interface Change {
  readonly kind: 'create' | 'update' | 'delete';
  readonly path: string;
  /** The text on the disk; absent for a new file. */
  readonly before?: string;
  /** The rendered text; absent for a stale file. */
  readonly after?: string;
}

/** What has to be done to make directories of the disk equal to the output. */
export interface Plan {
  readonly changes: readonly Change[];
  /** Number of files that are as they should be. */
  readonly unchanged: number;
  readonly issues: readonly Issue[];
}

/**
 * Compares output with the disk. Only files inside `directories` that carry Strata's header count as stale; any
 * other file there is an issue, and so is a link anywhere on the way.
 *
 * @param root the workspace
 * @param directories what the output owns, from the workspace root; a file stands for itself
 */
export function makePlan(root: string, directories: readonly string[], files: readonly OutputFile[]): Plan {
  const issues: Issue[] = directories.flatMap((directory) => checkLinksTo(root, directory));
  if (issues.length > 0) return { changes: [], unchanged: 0, issues };
  const onDisk = new Map(
    directories.flatMap((directory) => listFiles(root, directory, issues)).map((path) => [path, true]),
  );
  const changes: Change[] = [];
  let unchanged = 0;
  for (const { path, text } of files) {
    const before = onDisk.has(path) ? readFileSync(join(root, path), 'utf8') : undefined;
    onDisk.delete(path);
    if (before === text) unchanged += 1;
    else changes.push({ kind: before === undefined ? 'create' : 'update', path, before, after: text });
  }
  for (const path of onDisk.keys()) {
    const before = readFileSync(join(root, path), 'utf8');
    if (isMadeByStrata(before)) changes.push({ kind: 'delete', path, before });
    else issues.push({ code: 'STR502', message: `${path} was not made by Strata`, location: { file: path } });
  }
  changes.sort((a, b) => (a.path < b.path ? -1 : 1));
  return { changes, unchanged, issues };
}

function checkLinksTo(root: string, directory: string): Issue[] {
  const steps = directory.split('/');
  const paths = steps.map((_, index) => steps.slice(0, index + 1).join('/'));
  const link = paths.find((path) => lstatSync(join(root, path), { throwIfNoEntry: false })?.isSymbolicLink());
  return link === undefined ? [] : [linkIssue(link)];
}

const linkIssue = (path: string): Issue => ({
  code: 'STR503',
  message: `${path} is a symbolic link`,
  location: { file: path },
});

function listFiles(root: string, directory: string, issues: Issue[]): string[] {
  const status = lstatSync(join(root, directory), { throwIfNoEntry: false });
  if (status === undefined) return [];
  if (!status.isDirectory()) return [directory];
  return readdirSync(join(root, directory), { withFileTypes: true }).flatMap((entry) => {
    const path = `${directory}/${entry.name}`;
    if (isKeptByTool(entry.name)) return [];
    if (entry.isDirectory()) return listFiles(root, path, issues);
    if (entry.isFile()) return [path];
    issues.push(linkIssue(path));
    return [];
  });
}
