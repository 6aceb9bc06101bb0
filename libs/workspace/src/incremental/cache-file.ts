import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Where everything is kept that makes the next render faster, from the workspace root; harmless to delete. */
export const MEMORY_DIRECTORY = '.nx/strata/memory';

/** What a file holds as JSON; undefined where it is not there, or not JSON. */
export function readCached(root: string, name: string): unknown {
  try {
    return JSON.parse(readFileSync(join(root, MEMORY_DIRECTORY, name), 'utf8'));
  } catch {
    return undefined;
  }
}

/**
 * Writes a file at once or not at all: other processes read it meanwhile. What cannot be kept costs time, not correctness.
 *
 * @returns whether it is kept
 */
export function writeCached(root: string, name: string, content: string | Uint8Array): boolean {
  const path = join(root, MEMORY_DIRECTORY, name);
  const staged = `${path}.${process.pid}`;
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(staged, content);
    renameSync(staged, path);
    return true;
  } catch {
    return false;
  }
}

/** Removes a file, if it is there. */
export function removeCached(root: string, name: string): void {
  try {
    rmSync(join(root, MEMORY_DIRECTORY, name), { force: true });
  } catch {
    return;
  }
}
