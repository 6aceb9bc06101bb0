import { mkdirSync, readdirSync, renameSync, rmdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Issue } from '@strata/model';
import type { Change } from './plan';

/** Where new texts wait for their rename: outside rendered/, on the same file system. */
const STAGING = '.nx/strata/staging';

/** Staged files older than this were left by a process that was killed. */
const ABANDONED_AFTER_MS = 60 * 60 * 1000;

/**
 * Carries out changes at once: texts wait beside the tree, and are renamed into place together. A reader, another render
 * or a kill at any moment sees the whole old or the whole new text of a file. Directories left empty are removed.
 */
export class ChangeWriter {
  private readonly staging: string;
  private readonly prefix = `${process.pid}-${(writers += 1)}-`;
  private readonly staged: { readonly path: string; readonly file?: string }[] = [];
  private readonly issues: Issue[] = [];
  private isOpen = false;

  constructor(private readonly root: string) {
    this.staging = join(root, STAGING);
  }

  /** Takes a change in; nothing of it shows yet. */
  stage({ path, after }: Pick<Change, 'path' | 'after'>): void {
    if (after === undefined) {
      this.staged.push({ path });
      return;
    }
    if (!this.isOpen) this.open();
    const file = join(this.staging, `${this.prefix}${this.staged.length}`);
    this.attempt(path, () => writeFileSync(file, after));
    this.staged.push({ path, file });
  }

  /** Carries out what was taken in. @returns what the operating system refused */
  commit(): Issue[] {
    for (const { path, file } of this.staged) {
      this.attempt(path, () =>
        file === undefined ? removeFile(this.root, path) : moveFile(file, join(this.root, path)),
      );
    }
    if (this.issues.length > 0) this.abort();
    this.staged.length = 0;
    return this.issues;
  }

  /** Drops what was taken in. */
  abort(): void {
    for (const { file } of this.staged) if (file !== undefined) rmSync(file, { force: true });
    this.staged.length = 0;
  }

  private open(): void {
    this.isOpen = true;
    this.attempt(STAGING, () => {
      mkdirSync(this.staging, { recursive: true });
      removeAbandoned(this.staging);
    });
  }

  private attempt(path: string, run: () => void): void {
    try {
      run();
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      // What could not be staged cannot be moved either, which need not be said.
      if (this.issues.some(({ location }) => location?.file === path)) return;
      const message = `${path} cannot be written (${code ?? 'unknown error'})`;
      this.issues.push({ code: 'STR504', message, location: { file: path } });
    }
  }
}

/** Writers of this process, each with file names of its own. */
let writers = 0;

/** Carries out changes. @returns what the operating system refused */
export function applyChanges(root: string, changes: readonly Change[]): Issue[] {
  const writer = new ChangeWriter(root);
  changes.forEach((change) => writer.stage(change));
  return writer.commit();
}

function moveFile(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    // A new directory, or one that another render removed while it was empty.
    mkdirSync(dirname(to), { recursive: true });
    renameSync(from, to);
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
