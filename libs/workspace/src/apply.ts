import {
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { Issue } from '@strata/model';
import type { Change } from './plan';

/** Where new texts wait for their rename: outside rendered/, on the same file system. */
const STAGING = '.nx/strata/staging';

/** Staged files older than this were left by a process that was killed. */
const ABANDONED_AFTER_MS = 60 * 60 * 1000;

/** A change that was taken in. */
interface StagedChange {
  readonly path: string;
  /** Where its text waits; absent for a file that is removed. */
  readonly file?: string;
}

/** A directory that does not exist: it waits as a whole, with everything in it. */
interface NewDirectory {
  readonly path: string;
  /** Where it waits. */
  readonly staged: string;
  readonly changes: StagedChange[];
}

/**
 * Carries out changes at once: texts wait beside the tree, and are renamed into place together; what goes into a new
 * directory by one rename of that. A reader, another render or a kill at any moment sees the whole old or the whole new
 * text of a file. Directories left empty are removed.
 */
export class ChangeWriter {
  private readonly staging: string;
  private readonly prefix = `${process.pid}-${(writers += 1)}-`;
  private readonly staged: (StagedChange | NewDirectory)[] = [];
  /** For each directory the one around it that does not exist. */
  private readonly fresh = new Map<string, NewDirectory | undefined>();
  private readonly issues: Issue[] = [];
  private count = 0;

  constructor(private readonly root: string) {
    this.staging = join(root, STAGING);
  }

  /** Takes a change in; nothing of it shows yet. */
  stage({ path, after }: Pick<Change, 'path' | 'after'>): void {
    if (after === undefined) {
      this.staged.push({ path });
      return;
    }
    if (this.count === 0) this.open();
    const directory = this.freshAround(dirname(path));
    const file = directory === undefined ? this.nextFile() : stagedIn(directory, path);
    this.attempt(path, () => writeFileSync(file, after));
    (directory?.changes ?? this.staged).push({ path, file });
  }

  /** Carries out what was taken in. @returns what the operating system refused */
  commit(): Issue[] {
    for (const each of this.staged) {
      if ('staged' in each) this.moveDirectory(each);
      else this.carryOut(each);
    }
    if (this.issues.length > 0) this.abort();
    this.forget();
    return this.issues;
  }

  /** Drops what was taken in. */
  abort(): void {
    for (const each of this.staged) {
      const file = 'staged' in each ? each.staged : each.file;
      if (file !== undefined) rmSync(file, { force: true, recursive: true });
    }
    this.forget();
  }

  private forget(): void {
    this.staged.length = 0;
    this.fresh.clear();
  }

  private nextFile(): string {
    this.count += 1;
    return join(this.staging, `${this.prefix}${this.count}`);
  }

  /** The highest directory around a path, or at it, that does not exist; ready to take files in. */
  private freshAround(path: string): NewDirectory | undefined {
    if (this.fresh.has(path)) return this.fresh.get(path);
    const parent = dirname(path);
    let directory = parent === '.' ? undefined : this.freshAround(parent);
    if (directory === undefined && !existsSync(join(this.root, path))) {
      directory = { path, staged: this.nextFile(), changes: [] };
      this.staged.push(directory);
    }
    if (directory !== undefined) {
      const staged = stagedIn(directory, path);
      this.attempt(path, () => mkdirSync(staged));
    }
    this.fresh.set(path, directory);
    return directory;
  }

  private moveDirectory({ path, staged, changes }: NewDirectory): void {
    try {
      renameSync(staged, join(this.root, path));
    } catch {
      // Another render has made it meanwhile, or removed the one around it.
      changes.forEach((change) => this.carryOut(change));
      rmSync(staged, { force: true, recursive: true });
    }
  }

  private carryOut({ path, file }: StagedChange): void {
    this.attempt(path, () =>
      file === undefined ? removeFile(this.root, path) : moveFile(file, join(this.root, path)),
    );
  }

  private open(): void {
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

/** Where a path below a new directory waits, or the directory itself. */
const stagedIn = ({ path: top, staged }: NewDirectory, path: string): string =>
  staged + path.slice(top.length);

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
    if (age > ABANDONED_AFTER_MS) rmSync(path, { force: true, recursive: true });
  }
}
