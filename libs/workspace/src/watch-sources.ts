import { basename, join, sep } from 'node:path';
import type * as Chokidar from 'chokidar';
import { engineFile } from './engine-file';
import { SOURCE_DIRECTORIES } from './incremental/source-files';
import { strayImports } from './incremental/module-reads';

/** Milliseconds of silence after which changes are told of: an editor or Git changes more than one file at once. */
const QUIET_MS = 4;

/** The milliseconds after which they are told of even if more come. */
const PATIENCE_MS = 200;

const PACKAGES = 'node_modules/.package-lock.json';

/** Code of the workspace: definitions, what they import, and in Strata's own repository the engine. */
const CODE = 'libs';

/** Everything whose change may change a render. */
const WATCHED: readonly string[] = [...SOURCE_DIRECTORIES, CODE, PACKAGES];

/** What editors keep beside a file that is open: swap files, locks and copies. */
const KEPT_BY_EDITORS = /\/(?:\.[^/]*\.sw[a-z]|\.#[^/]*|#[^/]*#|[^/]*~)$/;

/** What is watched of a workspace. */
export interface SourceWatch {
  close(): Promise<void>;
}

/** Who is told of changes. */
export interface SourceWatcher {
  /** Sources changed, came or went. @param paths from the workspace root, sorted */
  readonly onChange: (paths: readonly string[]) => void;
  /** The operating system refuses. */
  readonly onError: (error: Error) => void;
}

/** Watches the sources of a workspace. @returns once nothing will be missed */
export async function watchSources(root: string, { onChange, onError }: SourceWatcher): Promise<SourceWatch> {
  const { watch } = require('chokidar') as typeof Chokidar;
  const changed = new Set<string>();
  let firstAt = 0;
  let timer: NodeJS.Timeout | undefined;
  const tell = (): void => {
    const paths = [...changed].sort();
    changed.clear();
    onChange(paths);
  };
  const note = (path: string): void => {
    const now = performance.now();
    if (changed.size === 0) firstAt = now;
    changed.add(path.split(sep).join('/'));
    clearTimeout(timer);
    timer = setTimeout(tell, Math.min(QUIET_MS, Math.max(0, firstAt + PATIENCE_MS - now)));
  };
  const watcher = watch('.', {
    cwd: root,
    ignoreInitial: true,
    atomic: false,
    ignored: (path) => !isWatched(toRelative(root, path)),
  });
  watcher.on('all', (_, path) => note(path));
  // The library tells of one change of a file in 50 ms: what follows at once would be missed.
  watcher.on('raw', (_, name: string | null, details) => {
    const { watchedPath } = details as { readonly watchedPath: string };
    const isFile = name === null || basename(watchedPath) === name;
    const path = toRelative(root, isFile ? watchedPath : join(watchedPath, name));
    if (path !== '' && isWatched(path)) note(path);
  });
  watcher.on('error', (error) => onError(error as Error));
  await new Promise<void>((done) => watcher.once('ready', done));
  return {
    close: () => {
      clearTimeout(timer);
      return watcher.close();
    },
  };
}

const toRelative = (root: string, path: string): string =>
  (path.startsWith(root) ? path.slice(root.length + 1) : path).split(sep).join('/');

function isWatched(path: string): boolean {
  if (path === '' || path === '.') return true;
  if (path.includes('/node_modules/') || path.endsWith('/node_modules')) return false;
  if (KEPT_BY_EDITORS.test(path)) return false;
  return WATCHED.some(
    (place) => path === place || path.startsWith(`${place}/`) || place.startsWith(`${path}/`),
  );
}

/**
 * Why a process cannot go on after a change: it runs code that is no longer what it was.
 *
 * @returns undefined where it can
 */
export function reasonToRestart(root: string, changed: readonly string[]): string | undefined {
  if (changed.includes(PACKAGES)) return 'Packages were installed or removed';
  const isEngine = engineFile('') === root;
  const strays = isEngine ? strayImports(root) : [];
  const own = changed.find(
    (path) =>
      isEngine &&
      path.startsWith(`${CODE}/`) &&
      /\.[jt]s$/.test(path) &&
      !/\.(?:spec|cases|long)\.ts$/.test(path) &&
      !SOURCE_DIRECTORIES.some((directory) => path.startsWith(`${directory}/`)) &&
      !strays.includes(path),
  );
  return own === undefined ? undefined : `${own} is code of Strata itself, and has changed`;
}
