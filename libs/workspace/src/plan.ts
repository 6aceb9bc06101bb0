import { lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMadeByStrata } from '@strata/model';
import type { Issue } from '@strata/model';
import type { OutputFile } from '@strata/render';
import { stateOfDirectories } from './incremental/disk-states';
import type { DiskState } from './incremental/disk-states';

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
 * @param disk what stands there
 */
export function makePlan(
  root: string,
  directories: readonly string[],
  files: readonly OutputFile[],
  disk: Pick<DiskState, 'paths' | 'links'> = stateOfDirectories(root, directories),
): Plan {
  const way = directories.flatMap((directory) => checkLinksTo(root, directory));
  const links = way.length > 0 ? way : disk.links.map(linkIssue);
  if (links.length > 0) return { changes: [], unchanged: 0, issues: links };
  const left = new Set(disk.paths);
  const issues: Issue[] = [];
  const changes: Change[] = [];
  let unchanged = 0;
  for (const { path, text } of files) {
    const before = left.delete(path) ? readIfThere(root, path) : undefined;
    if (before === text) unchanged += 1;
    else changes.push({ kind: before === undefined ? 'create' : 'update', path, before, after: text });
  }
  for (const path of left) {
    const before = readIfThere(root, path);
    if (before === undefined) continue;
    if (isMadeByStrata(before)) changes.push({ kind: 'delete', path, before });
    else issues.push({ code: 'STR502', message: `${path} was not made by Strata`, location: { file: path } });
  }
  changes.sort((a, b) => (a.path < b.path ? -1 : 1));
  return { changes, unchanged, issues };
}

/** The text of a file; undefined where another process has removed it meanwhile. */
function readIfThere(root: string, path: string): string | undefined {
  try {
    return readFileSync(join(root, path), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Symbolic links on the way to a directory. */
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
