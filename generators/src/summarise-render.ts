import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { PostTasksExecution, PreTasksExecution } from '@nx/devkit';
import { isKeptByTool, isMadeByStrata } from '@strata/model';
import type { Issue } from '@strata/model';
import { formatCounts, formatIssues, formatSeconds } from '@strata/report';
import type { Counts } from '@strata/report';

/** Digest of every file of rendered/, by path. */
type Snapshot = ReadonlyMap<string, string>;

const snapshots = new Map<string, Snapshot>();

const RENDER_ARGUMENT = /(?:^|[:,=])render(?:,|$)/;

/**
 * Remembers rendered/ as it was: cached tasks run nothing that could count what they restore.
 *
 * @throws Error where a file was not made by Strata: Nx removes what a cached result does not hold
 */
export const rememberRendered: PreTasksExecution = (_options, { id, workspaceRoot, argv }) => {
  if (!argv.some((argument) => RENDER_ARGUMENT.test(argument))) return;
  const { snapshot, foreign } = takeSnapshot(workspaceRoot);
  if (foreign.length > 0) throw new Error(describeForeign(foreign, workspaceRoot));
  snapshots.set(id, snapshot);
};

/** Tells what a render changed, from the disk before and after it. */
export const countRendered: PostTasksExecution = (_options, context) => {
  const { id, workspaceRoot, taskResults, startTime, endTime } = context;
  const before = snapshots.get(id);
  const renders = Object.values(taskResults).filter(({ task }) => task.target.target === 'render');
  if (before === undefined || renders.length === 0) return;
  const counts = compareSnapshots(before, takeSnapshot(workspaceRoot).snapshot);
  const failed = renders.filter(({ status }) => status === 'failure').length;
  const failure = failed === 0 ? '' : ` ${failed} of ${renders.length} projects failed and wrote nothing.`;
  process.stdout.write(
    `\nrendered/: ${formatCounts(counts)} in ${formatSeconds(endTime - startTime)}.${failure}\n`,
  );
};

function takeSnapshot(workspaceRoot: string): { snapshot: Snapshot; foreign: string[] } {
  const directory = join(workspaceRoot, 'rendered');
  const snapshot = new Map<string, string>();
  const foreign: string[] = [];
  if (!existsSync(directory)) return { snapshot, foreign };
  for (const entry of readdirSync(directory, { recursive: true, withFileTypes: true })) {
    if (entry.isDirectory()) continue;
    const path = join(entry.parentPath, entry.name);
    if (relative(directory, path).split(sep).some(isKeptByTool)) continue;
    const bytes = entry.isFile() ? readFileSync(path) : Buffer.from('');
    // An empty file holds nothing that could be lost.
    if (!isMadeByStrata(bytes.toString()) && bytes.length + Number(!entry.isFile()) > 0) foreign.push(path);
    snapshot.set(path, createHash('sha1').update(bytes).digest('base64'));
  }
  return { snapshot, foreign };
}

function describeForeign(paths: readonly string[], workspaceRoot: string): string {
  const issues = paths.map((path): Issue => {
    const file = relative(workspaceRoot, path).split(sep).join('/');
    return { code: 'STR502', message: `${file} was not made by Strata`, location: { file } };
  });
  const options = { color: false, readSource: () => undefined };
  return `${formatIssues(issues, options)}\n\nNothing was rendered.`;
}

function compareSnapshots(before: Snapshot, after: Snapshot): Counts {
  const inBoth = [...after].filter(([path]) => before.has(path));
  const unchanged = inBoth.filter(([path, digest]) => before.get(path) === digest).length;
  return {
    created: after.size - inBoth.length,
    updated: inBoth.length - unchanged,
    deleted: before.size - inBoth.length,
    unchanged,
  };
}
