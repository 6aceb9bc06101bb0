import { createHash } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BootAsset } from '@strata/render';
import { parseDocument } from 'yaml';
import { DIGESTS } from './boot-rendering';

/** What became of the digests of boot assets. */
export interface Pinning {
  readonly file: string;
  /** Paths whose digests were written. */
  readonly pinned: readonly string[];
  /** Paths of assets that are not in the directory. */
  readonly missing: readonly string[];
  /** Paths of files that are not what was pinned before. */
  readonly different: readonly string[];
}

/**
 * Writes the SHA-256 of downloaded boot assets into `matchbox/digests.yaml`. What is pinned already is compared and left
 * as it is; nothing is written where a file differs.
 *
 * @param directory of the assets, as matchbox serves them
 */
export function pinAssets(root: string, assets: readonly BootAsset[], directory: string): Pinning {
  const file = join(root, DIGESTS);
  const document = parseDocument(existsSync(file) ? readFileSync(file, 'utf8') : FIRST_LINE);
  const found = assets.filter(({ path }) => existsSync(join(directory, path)));
  const digests = found.map(({ path }) => ({ path, digest: digestOf(join(directory, path)) }));
  const known = (path: string): unknown => document.get(path);
  const different = digests.filter(
    ({ path, digest }) => ![undefined, digest].includes(known(path) as string),
  );
  const pinned = digests.filter(({ path }) => known(path) === undefined);
  if (different.length === 0 && pinned.length > 0) {
    for (const { path, digest } of pinned) document.set(path, digest);
    writeFileSync(`${file}.draft`, document.toString({ lineWidth: 0 }));
    renameSync(`${file}.draft`, file);
  }
  const paths = (entries: readonly { readonly path: string }[]): string[] => entries.map(({ path }) => path);
  return {
    file: DIGESTS,
    pinned: different.length > 0 ? [] : paths(pinned),
    missing: paths(assets.filter((asset) => !found.includes(asset))),
    different: paths(different),
  };
}

const FIRST_LINE =
  '# SHA-256 of the boot assets, by the paths that rendered/matchbox/assets.json names.\n{}\n';

const digestOf = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');
