import { existsSync, lstatSync, realpathSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';

/** The nearest directory at or above `start` that holds `environments/`; undefined where there is none. */
export function findWorkspaceRoot(start: string): string | undefined {
  for (let directory = start; ; directory = dirname(directory)) {
    if (existsSync(join(directory, 'environments', 'base')) || existsSync(join(directory, 'nx.json')))
      return directory;
    if (directory === dirname(directory)) return undefined;
  }
}

/** A path from the workspace root, with `/` on every system. */
export const toWorkspacePath = (root: string, path: string): string =>
  relative(root, path).split(sep).join('/');

/** Whether a path, links followed, stays inside the workspace. */
export function isInside(root: string, path: string): boolean {
  if (!lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink()) return true;
  if (!existsSync(path)) return false;
  return !relative(realpathSync(root), realpathSync(path)).startsWith('..');
}
