import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Issue } from '@strata/model';
import { isInside } from './workspace-path';

/** A file or directory by its name. */
export interface Entry {
  readonly name: string;
  readonly isDirectory: boolean;
}

/** Answers what is in a directory, sorted by name, where that is known already. */
export type Listing = (path: string) => readonly Entry[] | undefined;

/**
 * What is in a directory of the workspace, sorted by name; nothing where there is no such directory.
 *
 * @param issues receives links that leave the workspace, which are left out
 */
export function readEntries(root: string, path: string, issues: Issue[]): Entry[] {
  const directory = join(root, path);
  if (!existsSync(directory)) return [];
  const entries = readdirSync(directory, { withFileTypes: true });
  return entries
    .filter((entry) => {
      const { name } = entry;
      if (!entry.isSymbolicLink() || isInside(root, join(directory, name))) return true;
      const file = `${path}/${name}`;
      issues.push({
        code: 'STR106',
        message: `${file} is a link that leaves the workspace`,
        location: { file },
      });
      return false;
    })
    .map((entry) => ({ name: entry.name, isDirectory: isDirectory(entry, directory) }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function isDirectory(
  entry: { name: string; isDirectory(): boolean; isSymbolicLink(): boolean },
  parent: string,
): boolean {
  return entry.isDirectory() || (entry.isSymbolicLink() && existsSync(join(parent, entry.name, '.')));
}
