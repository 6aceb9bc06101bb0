import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isMap } from '@strata/compose';

/** What YAML files hold, from the workspace root; harmless to delete. */
const CACHE = '.nx/strata/yaml.json';

/** Milliseconds by which a time of the file system may lag behind the clock. */
const CLOCK_LAG_MS = 50;

/** The data of one file, and the state in which it was read. */
type Entry = readonly [state: string, data: Readonly<Record<string, unknown>>];

interface Saved {
  readonly engine: string;
  readonly savedAt: number;
  readonly files: Readonly<Record<string, Entry>>;
}

/**
 * What the YAML files of a workspace held when they were last read: parsing thousands of them takes longer than everything
 * else. A file counts as unchanged while its size, its time of change and its inode are the same, unless it changed in the
 * moment in which it was read.
 */
export class YamlCache {
  private saved: Saved | undefined;
  private readonly fresh = new Map<string, Entry>();
  private readonly openedAt = Date.now();

  /**
   * @param engine names the code that reads; what other code has read is not used. Without it nothing is kept.
   */
  constructor(
    private readonly root: string,
    private readonly engine: string | undefined,
  ) {}

  /** What a file holds, if that is known. */
  get(file: string): Readonly<Record<string, unknown>> | undefined {
    if (this.engine === undefined) return undefined;
    const { files, savedAt } = (this.saved ??= this.read(this.engine));
    const entry = Object.hasOwn(files, file) ? files[file] : undefined;
    if (!Array.isArray(entry)) return undefined;
    const [state, data] = entry;
    if (!isMap(data)) return undefined;
    const { now, changedAt } = stateOf(join(this.root, file));
    return now === state && changedAt < savedAt - CLOCK_LAG_MS ? data : undefined;
  }

  /** Keeps what a file was found to hold. */
  set(file: string, data: Readonly<Record<string, unknown>>): void {
    if (this.engine === undefined || !isPlain(data)) return;
    const { now, changedAt } = stateOf(join(this.root, file));
    // What changes while it is read may be kept with the wrong state.
    if (changedAt < this.openedAt - CLOCK_LAG_MS) this.fresh.set(file, [now, data]);
  }

  /** Writes what was learnt; a cache that cannot be written costs time, not correctness. */
  save(): void {
    if (this.engine === undefined || this.fresh.size === 0) return;
    const path = join(this.root, CACHE);
    const files = { ...this.saved?.files, ...Object.fromEntries(this.fresh) };
    const saved: Saved = { engine: this.engine, savedAt: this.openedAt, files };
    try {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(`${path}.${process.pid}`, JSON.stringify(saved));
      renameSync(`${path}.${process.pid}`, path);
    } catch {
      return;
    }
  }

  private read(engine: string): Saved {
    const nothing = { engine, savedAt: 0, files: {} };
    try {
      const saved = JSON.parse(readFileSync(join(this.root, CACHE), 'utf8')) as Saved;
      return saved.engine === engine && isMap(saved.files) ? saved : nothing;
    } catch {
      return nothing;
    }
  }
}

function stateOf(path: string): { readonly now: string; readonly changedAt: number } {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats === undefined
    ? { now: '', changedAt: Infinity }
    : { now: `${stats.size} ${stats.ctimeMs} ${stats.ino}`, changedAt: stats.ctimeMs };
}

/** Whether JSON gives a value back as it is: it knows no negative zero. */
function isPlain(value: unknown): boolean {
  if (typeof value === 'number') return !Object.is(value, -0);
  if (typeof value !== 'object' || value === null) return value !== undefined && typeof value !== 'bigint';
  return Array.isArray(value)
    ? value.every(isPlain)
    : isPlainMap(value) && Object.values(value).every(isPlain);
}

const isPlainMap = (value: object): boolean => Object.getPrototypeOf(value) === Object.prototype;
