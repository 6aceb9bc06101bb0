import { existsSync, readFileSync } from 'node:fs';
import memoize from 'lodash/memoize';
import { isMap } from '@strata/compose';
import { readCached, writeCached } from './cache-file';
import { digestOfBytes } from './digest';
import { fileStates } from './disk-states';
import type { FileState } from './disk-states';
import type { Entry as DirectoryEntry, Listing } from '../read-entries';

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
  /** Those below the directories of sources. */
  private readonly paths: readonly string[];
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
    const { entries, isCertain } = fileStates.statesBelow(root, SOURCE_DIRECTORIES);
    this.isCertain = isCertain;
    this.paths = entries.map(([path]) => path);
    const others = [PACKAGES, ...strays].map((path) => [path, fileStates.stateOfFile(root, path)] as const);
    this.found = [...entries, ...others]
      .map(([path, state]): SourceFile => [path, this.digest(path, state)])
      .sort(([a], [b]) => (a < b ? -1 : 1));
  }

  /** Sorted by path. */
  get files(): readonly SourceFile[] {
    return this.found;
  }

  /** What is in a directory; undefined where that is not known for certain. */
  readonly listing: Listing = (directory) => (this.isCertain ? this.directories().get(directory) : undefined);

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
      const digest = this.digest(path, fileStates.stateOfFile(this.root, path));
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

  /** By directory what is in it, sorted by name. */
  private readonly directories = memoize((): ReadonlyMap<string, readonly DirectoryEntry[]> => {
    const directories = new Map<string, DirectoryEntry[]>();
    for (const path of this.paths) {
      const isDirectory = path.endsWith('/');
      const own = isDirectory ? path.slice(0, -1) : path;
      const end = own.lastIndexOf('/');
      const parent = own.slice(0, end);
      const entries = directories.get(parent) ?? [];
      directories.set(parent, entries);
      entries.push({ name: own.slice(end + 1), isDirectory });
    }
    directories.forEach((entries) => entries.sort((a, b) => (a.name < b.name ? -1 : 1)));
    return directories;
  });

  /** The digest of a file's content; empty where there is none. */
  private digest(path: string, state: FileState): string {
    if (state === null) return '';
    const known = Object.hasOwn(this.known, path) ? this.known[path] : undefined;
    if (known !== undefined && known[0] === state) {
      this.entries[path] = known;
      return known[1];
    }
    const content = readIfThere(`${this.root}/${path}`);
    if (content === undefined) return '';
    const digest = digestOfBytes(content);
    this.read += 1;
    if (state !== undefined) this.entries[path] = [state, digest];
    return digest;
  }
}

/** Undefined for a file that has gone since it was looked at. */
function readIfThere(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
