import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { isMap } from '@strata/compose';
import { readCached, writeCached } from './cache-file';
import { digestOfBytes } from './digest';
import { fileStates } from './disk-states';

/** Directories that hold everything which is read without being imported, or imported by definition. */
export const SOURCE_DIRECTORIES: readonly string[] = [
  'environments',
  'libs/addons',
  'libs/promises',
  'talos',
  'matchbox',
  '.strata/schemas',
];

/** Tells of a change of the packages that are installed. */
const PACKAGES = 'node_modules/.package-lock.json';

const TABLE = 'sources.json';

/** To read so many files again takes less than to write down what thousands hold. */
const WORTH_KEEPING = 16;

/** The state in which a file was read, and the digest of its content then. */
type Entry = readonly [state: string, digest: string];

/** One file of the sources with the digest of its content, or a directory, whose path ends with `/`. */
export type SourceFile = readonly [path: string, digest: string];

/**
 * The sources of a workspace by content. A file whose state on the disk is as it was when it was last read is not read
 * again, as Git does it.
 */
export class SourceFiles {
  private readonly found: SourceFile[];
  /** False where something may change without a trace here, such as behind a link. */
  readonly isCertain: boolean;
  private readonly known: Readonly<Record<string, Entry>>;
  private readonly entries: Record<string, Entry> = {};
  /** How many files had to be read. */
  private read = 0;

  /** @param strays files elsewhere that code has imported before */
  constructor(
    private readonly root: string,
    strays: readonly string[],
  ) {
    const saved = readCached(root, TABLE);
    this.known = (isMap(saved) ? saved : {}) as Readonly<Record<string, Entry>>;
    const files: SourceFile[] = [];
    const isWalked = SOURCE_DIRECTORIES.map((directory) => this.walk(directory, files));
    this.isCertain = !isWalked.includes(false);
    for (const path of [PACKAGES, ...strays]) files.push([path, this.digest(path)]);
    this.found = files.sort(([a], [b]) => (a < b ? -1 : 1));
  }

  /** Sorted by path. */
  get files(): readonly SourceFile[] {
    return this.found;
  }

  /** Those of some paths that are or were something: an editor also tells of what it makes and removes at once. */
  existing(paths: readonly string[]): string[] {
    const known = new Set(this.found.map(([path]) => path));
    return paths.filter(
      (path) => known.has(path) || known.has(`${path}/`) || existsSync(`${this.root}/${path}`),
    );
  }

  /** Reads files again. @returns false where one of them came or went: then all have to be found anew */
  reread(paths: readonly string[]): boolean {
    return paths.every((path) => {
      const index = this.found.findIndex(([known]) => known === path);
      const digest = this.digest(path);
      if (index < 0 || digest === '') return false;
      this.found[index] = [path, digest];
      return true;
    });
  }

  /** Keeps what was read for the next process. */
  save(): void {
    if (this.read < WORTH_KEEPING) return;
    writeCached(this.root, TABLE, JSON.stringify(this.entries));
    this.read = 0;
  }

  /** @returns false where a link is on the way */
  private walk(directory: string, files: SourceFile[]): boolean {
    let isCertain = true;
    for (const entry of entriesOf(`${this.root}/${directory}`)) {
      const path = `${directory}/${entry.name}`;
      if (entry.isDirectory()) {
        files.push([`${path}/`, '']);
        isCertain = this.walk(path, files) && isCertain;
      } else if (entry.isSymbolicLink()) isCertain = false;
      else files.push([path, this.digest(path)]);
    }
    return isCertain;
  }

  /** The digest of a file's content; empty where there is none. */
  private digest(path: string): string {
    const absolute = `${this.root}/${path}`;
    const now = Date.now();
    const stats = statSync(absolute, { throwIfNoEntry: false });
    if (stats?.isFile() !== true) return '';
    const state = fileStates.stateOf(stats, now);
    const known = Object.hasOwn(this.known, path) ? this.known[path] : undefined;
    if (known !== undefined && known[0] === state) {
      this.entries[path] = known;
      return known[1];
    }
    const digest = digestOfBytes(readFileSync(absolute));
    this.read += 1;
    if (state !== undefined) this.entries[path] = [state, digest];
    return digest;
  }
}

function entriesOf(directory: string) {
  try {
    return readdirSync(directory, { withFileTypes: true });
  } catch {
    return [];
  }
}
