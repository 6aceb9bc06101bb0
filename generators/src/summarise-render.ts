import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PostTasksExecution, PreTasksExecution } from '@nx/devkit';
import { formatCounts, formatSeconds } from '@strata/report';
import type { Counts } from '@strata/report';

/** Digest of every file of rendered/, by path. */
type Snapshot = ReadonlyMap<string, string>;

const snapshots = new Map<string, Snapshot>();

const RENDER_ARGUMENT = /(?:^|[:,=])render(?:,|$)/;

/** Remembers rendered/ as it was: cached tasks run nothing that could count what they restore. */
export const preTasksExecution: PreTasksExecution = (_options, { id, workspaceRoot, argv }) => {
  if (argv.some((argument) => RENDER_ARGUMENT.test(argument))) snapshots.set(id, takeSnapshot(workspaceRoot));
};

/** Tells what a render changed, from the disk before and after it. */
export const postTasksExecution: PostTasksExecution = (_options, context) => {
  const { id, workspaceRoot, taskResults, startTime, endTime } = context;
  const before = snapshots.get(id);
  const renders = Object.values(taskResults).filter(({ task }) => task.target.target === 'render');
  if (before === undefined || renders.length === 0) return;
  const counts = compareSnapshots(before, takeSnapshot(workspaceRoot));
  const failed = renders.filter(({ status }) => status === 'failure').length;
  const failure = failed === 0 ? '' : ` ${failed} of ${renders.length} projects failed and wrote nothing.`;
  process.stdout.write(
    `\nrendered/: ${formatCounts(counts)} in ${formatSeconds(endTime - startTime)}.${failure}\n`,
  );
};

function takeSnapshot(workspaceRoot: string): Snapshot {
  const directory = join(workspaceRoot, 'rendered');
  if (!existsSync(directory)) return new Map();
  const entries = readdirSync(directory, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return new Map(
    entries.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [path, createHash('sha1').update(readFileSync(path)).digest('base64')];
    }),
  );
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
