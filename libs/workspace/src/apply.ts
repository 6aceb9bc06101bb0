import { mkdirSync, readdirSync, renameSync, rmdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Issue } from '@strata/model';
import type { Change } from './plan';

/** Where new texts wait for their rename: outside rendered/, on the same file system. */
const STAGING = '.nx/strata/staging';

/** Staged files older than this were left by a process that was killed. */
const ABANDONED_AFTER_MS = 60 * 60 * 1000;

/**
 * Carries out changes. Every file is written beside the tree and renamed into place, so that a reader, another
 * render or a kill at any moment sees the whole old or the whole new text. Directories left empty are removed.
 *
 * @returns what the operating system refused
 */
export function applyChanges(root: string, changes: readonly Change[]): Issue[] {
  if (changes.length === 0) return [];
  const staging = join(root, STAGING);
  mkdirSync(staging, { recursive: true });
  removeAbandoned(staging);
  const issues: Issue[] = [];
  for (const [index, change] of changes.entries()) {
    try {
      if (change.after === undefined) removeFile(root, change.path);
      else replaceFile(join(root, change.path), change.after, join(staging, `${process.pid}-${index}`));
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      const message = `${change.path} cannot be written (${code ?? 'unknown error'})`;
      issues.push({ code: 'STR504', message, location: { file: change.path } });
    }
  }
  return issues;
}

function replaceFile(path: string, text: string, staged: string): void {
  writeFileSync(staged, text);
  mkdirSync(dirname(path), { recursive: true });
  try {
    renameSync(staged, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    // Another render removed the directory while it was empty.
    mkdirSync(dirname(path), { recursive: true });
    renameSync(staged, path);
  }
}

function removeFile(root: string, path: string): void {
  rmSync(join(root, path), { force: true });
  const steps = path.split('/');
  for (let depth = steps.length - 1; depth > 1; depth--) {
    try {
      rmdirSync(join(root, ...steps.slice(0, depth)));
    } catch {
      return;
    }
  }
}

function removeAbandoned(staging: string): void {
  const now = Date.now();
  for (const name of readdirSync(staging)) {
    const path = join(staging, name);
    const age = now - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? now);
    if (age > ABANDONED_AFTER_MS) rmSync(path, { force: true });
  }
}
