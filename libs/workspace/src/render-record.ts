import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isMap } from '@strata/compose';
import { RENDERED } from '@strata/render';
import { today } from './check-objects';
import { engineVersion } from './engine-file';

/** What the last render without an issue found and left, from the workspace root; harmless to delete. */
const RECORD = '.nx/strata/render.json';

/** Directories of the workspace that no render reads. */
const UNREAD: readonly string[] = ['.git', '.nx', 'dist', 'coverage', RENDERED];

/** Directories whose one file tells of a change: that of the packages that are installed. */
const PACKAGES = 'node_modules';

/** Milliseconds by which a time of the file system may lag behind the clock. */
const CLOCK_LAG_MS = 50;

/** Every file of a part of the workspace in short: names, sizes, times of change and inodes. */
interface Snapshot {
  readonly digest: string;
  readonly files: number;
  /** When the last of them changed, in milliseconds since 1970. */
  readonly changedAt: number;
}

interface Saved {
  readonly engine: string;
  readonly day: string;
  readonly sources: string;
  readonly rendered: string;
  readonly files: number;
  /** When reading the sources began. */
  readonly openedAt: number;
  /** When rendered/ was looked at. */
  readonly savedAt: number;
}

/**
 * Knows whether anything has changed since a render about which there was nothing to say. Then another one has nothing to
 * do: what is rendered depends on the files of the workspace, the engine, and the day on which
 * exceptions end.
 */
export class RenderRecord {
  private readonly openedAt = Date.now();
  private readonly engine = engineVersion();
  private readonly sources: Snapshot | undefined;

  constructor(private readonly root: string) {
    if (this.engine !== undefined) this.sources = takeSnapshot(root, UNREAD);
  }

  /** The number of files in rendered/, if nothing has changed. */
  unchanged(): number | undefined {
    const saved = this.read();
    if (saved === undefined || this.sources === undefined) return undefined;
    const isSame =
      saved.engine === this.engine && saved.day === today() && saved.sources === this.sources.digest;
    if (!isSame || this.sources.changedAt >= saved.openedAt - CLOCK_LAG_MS) return undefined;
    const rendered = takeSnapshot(join(this.root, RENDERED), []);
    const isLeft = rendered.digest === saved.rendered && rendered.changedAt < saved.savedAt - CLOCK_LAG_MS;
    return isLeft ? saved.files : undefined;
  }

  /** Keeps that a render has just left rendered/ as it should be. @param files the number of files in rendered/ */
  save(files: number): void {
    const { engine, sources } = this;
    // What changed while it was read may have been read before.
    if (engine === undefined || sources === undefined || sources.changedAt >= this.openedAt - CLOCK_LAG_MS)
      return;
    // A file that is written now could be written again without a trace.
    pause(2 * CLOCK_LAG_MS);
    const savedAt = Date.now();
    const { digest, changedAt } = takeSnapshot(join(this.root, RENDERED), []);
    if (changedAt >= savedAt - CLOCK_LAG_MS) return;
    const saved: Saved = {
      engine,
      day: today(),
      sources: sources.digest,
      rendered: digest,
      files,
      openedAt: this.openedAt,
      savedAt,
    };
    const path = join(this.root, RECORD);
    try {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(`${path}.${process.pid}`, JSON.stringify(saved));
      renameSync(`${path}.${process.pid}`, path);
    } catch {
      return;
    }
  }

  private read(): Saved | undefined {
    try {
      const saved: unknown = JSON.parse(readFileSync(join(this.root, RECORD), 'utf8'));
      return isMap(saved) ? (saved as unknown as Saved) : undefined;
    } catch {
      return undefined;
    }
  }
}

function pause(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}

function takeSnapshot(root: string, unread: readonly string[]): Snapshot {
  const hash = createHash('sha256');
  let [files, changedAt] = [0, 0];
  const add = (path: string): void => {
    const stats = statSync(path, { throwIfNoEntry: false });
    if (stats === undefined) return;
    files += 1;
    changedAt = Math.max(changedAt, stats.ctimeMs);
    hash.update(`${path.slice(root.length)} ${stats.size} ${stats.ctimeMs} ${stats.ino}\n`);
  };
  const walk = (directory: string, skipped: readonly string[]): void => {
    for (const entry of entriesOf(directory)) {
      const path = `${directory}/${entry.name}`;
      if (skipped.includes(entry.name)) continue;
      if (entry.name === PACKAGES) {
        add(`${path}/.package-lock.json`);
      } else if (entry.isDirectory()) {
        // That a directory is there may be an issue by itself.
        hash.update(`${path.slice(root.length)}/\n`);
        walk(path, []);
      } else {
        add(path);
        // What a link leads to changes without a trace here.
        if (entry.isSymbolicLink()) changedAt = Infinity;
      }
    }
  };
  walk(root, unread);
  return { digest: hash.digest('base64'), files, changedAt };
}

function entriesOf(directory: string) {
  try {
    return readdirSync(directory, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch {
    return [];
  }
}
