import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Addon } from '@strata/addon';
import { renderReference } from './render-reference';
import type { ReferenceOptions } from './render-reference';

/** Every file below a directory with its text; paths with `/`, sorted. */
export function readTree(directory: string): Map<string, string> {
  if (!existsSync(directory)) return new Map();
  const paths = readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  return new Map(
    paths.map((path) => [path.slice(directory.length + 1).replace(/\\/g, '/'), readFileSync(path, 'utf8')]),
  );
}

/** Whether `npm run golden` asked to renew goldens; refused in CI, where nobody would read the change. */
function isRenewing(): boolean {
  const isAsked = (globalThis as { renewGoldens?: boolean }).renewGoldens === true;
  if (isAsked && process.env['CI'] !== undefined) throw new Error('Goldens are not renewed in CI.');
  return isAsked;
}

/** Compares a whole tree with the one kept in a directory. `npm run golden` writes it anew. */
export function expectGoldenTree(actual: ReadonlyMap<string, string>, directory: string): void {
  if (isRenewing()) writeTree(actual, directory);
  expect(Object.fromEntries(actual)).toEqual(Object.fromEntries(readTree(directory)));
}

/**
 * Renders an addon on the reference platform and compares the tree with `golden/` beside its `src/`.
 *
 * @param sourceDirectory the addon's `src/`, as `__dirname` of the test
 */
export function expectGolden(addon: Addon, sourceDirectory: string, options?: ReferenceOptions): void {
  const { files, issues } = renderReference(addon, options);
  expect(issues).toEqual([]);
  expectGoldenTree(
    new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1))),
    join(dirname(sourceDirectory), 'golden'),
  );
}

function writeTree(files: ReadonlyMap<string, string>, directory: string): void {
  rmSync(directory, { recursive: true, force: true });
  for (const [path, text] of files) {
    const file = join(directory, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}
