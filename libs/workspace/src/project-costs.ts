import { mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ownedDirectories } from './owned-directories';

/** One file for each project: renders that run at the same time then never overwrite what another measured. */
const COSTS = '.nx/strata/costs';

/** Beside the records and not among them, so that whoever keeps the directory keeps no half-written file. */
const STAGING = '.nx/strata/staging';

/** What a project costs where nothing is known of it. */
const LEAST = 1;

/** Remembers how long a project's render took, in milliseconds. The file is renamed into place. */
export function recordCost(root: string, project: string, milliseconds: number): void {
  const staged = join(root, STAGING, `${process.pid}-cost-${project}`);
  try {
    mkdirSync(join(root, STAGING), { recursive: true });
    mkdirSync(join(root, COSTS), { recursive: true });
    writeFileSync(staged, `${Math.max(LEAST, Math.round(milliseconds))}\n`);
    renameSync(staged, join(root, COSTS, project));
  } catch {
    // What was rendered is right all the same.
  }
}

/**
 * What the render of each project costs, in the order of the projects: what was measured the last time; for a project
 * without a measurement the number of its files in rendered/, at the price per file of those that have one.
 */
export function readCosts(root: string, projects: readonly string[]): Map<string, number> {
  const found = projects.map((project) => ({
    project,
    measured: readCost(root, project),
    files: countFiles(root, project),
  }));
  const known = found.filter(({ measured, files }) => measured !== undefined && files > 0);
  const total = (count: (each: (typeof found)[number]) => number): number =>
    known.reduce((sum, each) => sum + count(each), 0);
  const perFile =
    known.length === 0 ? 1 : total(({ measured = 0 }) => measured) / total(({ files }) => files);
  return new Map(
    found.map(({ project, measured, files }) => [
      project,
      measured ?? Math.max(LEAST, Math.round(files * perFile)),
    ]),
  );
}

/** A file that is not there or not understood is no measurement: nothing but the balance depends on it. */
function readCost(root: string, project: string): number | undefined {
  try {
    const text = readFileSync(join(root, COSTS, project), 'utf8');
    return /^[1-9]\d{0,8}\n$/.test(text) ? Number(text) : undefined;
  } catch {
    return undefined;
  }
}

function countFiles(root: string, project: string): number {
  return ownedDirectories(project)
    .map((directory) => join(root, directory))
    .reduce((sum, path) => {
      const stats = statSync(path, { throwIfNoEntry: false });
      if (stats?.isDirectory() !== true) return sum + Number(stats !== undefined);
      const entries = readdirSync(path, { recursive: true, withFileTypes: true });
      return sum + entries.filter((entry) => entry.isFile()).length;
    }, 0);
}
