import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isError } from '@strata/model';
import type { Issue } from '@strata/model';
import { formatChange, formatCounts, formatIssues } from '@strata/report';
import type { Counts } from '@strata/report';
import { ChangeWriter } from './apply';
import type { Renderer, Rendering } from './incremental/renderer';
import { WORKSPACE_PROJECT } from './owned-directories';

/** What was found on the disk beside what is rendered. */
type Compared = Pick<Rendering, 'changes' | 'unchanged'>;

const NOTHING: Compared = { changes: [], unchanged: 0 };

/** How running one project ended. */
export interface ProjectRun {
  readonly success: boolean;
  /** What to show a person; without a final newline. */
  readonly report: string;
  readonly counts: Counts;
}

/** Renders one project into rendered/, or writes nothing and reports every issue. */
export function renderProject(renderer: Renderer, project: string, color: boolean): ProjectRun {
  const { root } = renderer;
  const writer = new ChangeWriter(root);
  const rendering = renderer.render([project], { writer });
  const { issues, changes } = rendering;
  if (issues.some(isError)) {
    writer.abort();
    return fail(root, rendering, issues, color, 'Nothing was written.');
  }
  const refused = writer.commit();
  if (refused.length > 0) return fail(root, rendering, refused, color, 'Some files were not written.');
  renderer.save(changes);
  const counts = countChanges(rendering);
  const report = `${project}: ${formatCounts(counts)}${describeUpgrades(rendering.upgrades)}`;
  return { success: true, report: withWarnings(root, issues, color, report), counts };
}

/** Compares one project with rendered/. The workspace itself is checked for what no single project can see. */
export function checkProject(renderer: Renderer, project: string, color: boolean): ProjectRun {
  if (project === WORKSPACE_PROJECT) return checkWorkspace(renderer, color);
  const { root } = renderer;
  const rendering = renderer.render([project]);
  renderer.save();
  const { issues, unchanged } = rendering;
  const all = [...issues, ...(issues.some(isError) ? [] : driftOf(rendering))];
  if (all.some(isError)) {
    return fail(root, rendering, all, color, describeUpgrades(rendering.upgrades).trim() || undefined);
  }
  const report = withWarnings(root, issues, color, `${project}: ${unchanged} files checked`);
  return { success: true, report, counts: countChanges(rendering) };
}

function checkWorkspace(renderer: Renderer, color: boolean): ProjectRun {
  const issues = [...renderer.inventoryIssues, ...renderer.checkPlatform()];
  renderer.save();
  if (issues.length > 0) return fail(renderer.root, NOTHING, issues, color, undefined);
  return { success: true, report: `${WORKSPACE_PROJECT}: no conflicts`, counts: countChanges(NOTHING) };
}

/** The number of files that are created, updated, deleted and left alone. */
export function countChanges({ changes, unchanged }: Compared): Counts {
  const count = (kind: string): number => changes.filter((change) => change.kind === kind).length;
  return { created: count('create'), updated: count('update'), deleted: count('delete'), unchanged };
}

/** Every file that differs, as an issue. */
export function driftOf({ changes }: Compared): Issue[] {
  const what = { create: 'is missing', update: 'differs from its sources', delete: 'has no source' } as const;
  return changes.map(({ kind, path, before, after }) => ({
    code: 'STR501',
    message: `${path} ${what[kind]}`,
    location: {
      file: path,
      line: kind === 'update' ? firstDifference(before ?? '', after ?? '') : undefined,
    },
  }));
}

/** The first line, from 1, on which two texts differ. */
function firstDifference(before: string, after: string): number {
  const lines = after.split('\n');
  return before.split('\n').findIndex((line, index) => line !== lines[index]) + 1 || lines.length;
}

/** The text of a workspace file, for code frames. */
export function sourceReader(root: string): (file: string) => string | undefined {
  return (file) => {
    try {
      return readFileSync(join(root, file), 'utf8');
    } catch {
      return undefined;
    }
  };
}

/** The commands of an upgrade under a heading; empty where there is none. */
export const describeUpgrades = (commands: readonly string[]): string =>
  commands.length === 0
    ? ''
    : `\n\nOnce that is committed and applied, upgrade in this order, each when the last is healthy:\n${commands
        .map((command) => `  ${command}`)
        .join('\n')}`;

function withWarnings(root: string, warnings: readonly Issue[], color: boolean, report: string): string {
  const text = formatIssues(warnings, { color, readSource: sourceReader(root) });
  return text === '' ? report : `${text}\n\n${report}`;
}

function fail(
  root: string,
  { changes, unchanged }: Compared,
  issues: readonly Issue[],
  color: boolean,
  ending: string | undefined,
): ProjectRun {
  const text = formatIssues(issues, { color, readSource: sourceReader(root) });
  const hasDrift = issues.some(({ code }) => code === 'STR501');
  const diffs = hasDrift ? changes.map((change) => formatChange(change, color)) : [];
  const report = [text, ...diffs, ...(ending === undefined ? [] : [ending])].join('\n\n');
  return { success: false, report, counts: { created: 0, updated: 0, deleted: 0, unchanged } };
}
