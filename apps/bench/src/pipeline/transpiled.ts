import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** Where the engine keeps what it transpiled, of workspaces elsewhere too. */
const TRANSPILED = '.nx/strata/transpiled';

/**
 * Remembers what the engine has transpiled so far. The addons of a bench would stay there for good: each workspace has
 * a path of its own.
 *
 * @returns what removes everything that came since
 */
export function keepTranspiled(repository: string): () => void {
  const directory = join(repository, TRANSPILED);
  const list = (): string[] => (existsSync(directory) ? readdirSync(directory) : []);
  const before = new Set(list());
  return () =>
    list()
      .filter((name) => !before.has(name))
      .forEach((name) => rmSync(join(directory, name), { force: true }));
}
