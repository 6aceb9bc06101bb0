import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isError } from '@strata/model';
import type { Issue } from '@strata/model';
import { formatChange, formatCounts, formatIssues } from '@strata/report';
import type { Counts } from '@strata/report';
import { applyChanges } from './apply';
import { checkPlatform } from './check-platform';
import { checkReferencesOf } from './check-references';
import { TALOS_PROJECT } from './machine-projects';
import type { Plan } from './plan';
import { WORKSPACE_PROJECT } from './owned-directories';
import type { Workspace } from './workspace';

const NOTHING: Plan = { changes: [], unchanged: 0, issues: [] };

/** How running one project ended. */
export interface ProjectRun {
  readonly success: boolean;
  /** What to show a person; without a final newline. */
  readonly report: string;
  readonly counts: Counts;
}

/** Renders one project into rendered/, or writes nothing and reports every issue. */
export function renderProject(workspace: Workspace, project: string, color: boolean): ProjectRun {
  const { issues, plan } = prepare(workspace, project);
  if (issues.some(isError)) return fail(workspace, issues, plan, color, 'Nothing was written.');
  const upgrades = upgradesOf(workspace, project);
  const refused = applyChanges(workspace.root, plan.changes);
  if (refused.length > 0) return fail(workspace, refused, plan, color, 'Some files were not written.');
  return {
    success: true,
    report: withWarnings(
      workspace,
      issues,
      color,
      `${project}: ${formatCounts(countChanges(plan))}${upgrades}`,
    ),
    counts: countChanges(plan),
  };
}

/** Compares one project with rendered/. The workspace itself is checked for what no single project can see. */
export function checkProject(workspace: Workspace, project: string, color: boolean): ProjectRun {
  if (project === WORKSPACE_PROJECT) return checkWorkspace(workspace, color);
  const { issues, plan } = prepare(workspace, project);
  const all = [...issues, ...(issues.some(isError) ? [] : driftOf(plan))];
  if (all.some(isError))
    return fail(workspace, all, plan, color, upgradesOf(workspace, project).trim() || undefined);
  const report = withWarnings(workspace, issues, color, `${project}: ${plan.unchanged} files checked`);
  return { success: true, report, counts: countChanges(plan) };
}

function checkWorkspace(workspace: Workspace, color: boolean): ProjectRun {
  const issues = [...workspace.inventoryIssues, ...checkPlatform(workspace)];
  if (issues.length > 0) return fail(workspace, issues, NOTHING, color, undefined);
  return { success: true, report: `${WORKSPACE_PROJECT}: no conflicts`, counts: countChanges(NOTHING) };
}

/** The number of files that a plan creates, updates, deletes and leaves alone. */
export function countChanges({ changes, unchanged }: Plan): Counts {
  const count = (kind: string): number => changes.filter((change) => change.kind === kind).length;
  return { created: count('create'), updated: count('update'), deleted: count('delete'), unchanged };
}

/** Every file that differs, as an issue. */
export function driftOf({ changes }: Plan): Issue[] {
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

function prepare(workspace: Workspace, project: string): { issues: Issue[]; plan: Plan } {
  const issues = [
    ...workspace.inventoryIssues,
    ...workspace.render(project).issues,
    ...checkReferencesOf(workspace, project),
  ];
  if (issues.some(isError)) return { issues, plan: NOTHING };
  const plan = workspace.plan(project);
  return { issues: [...issues, ...plan.issues], plan };
}

/** What is to be done on running machines once their new versions are rendered, below a report. */
const upgradesOf = (workspace: Workspace, project: string): string =>
  project === TALOS_PROJECT ? describeUpgrades(workspace.upgrades) : '';

/** The commands of an upgrade under a heading; empty where there is none. */
export const describeUpgrades = (commands: readonly string[]): string =>
  commands.length === 0
    ? ''
    : `\n\nOnce that is committed and applied, upgrade in this order, each when the last is healthy:\n${commands
        .map((command) => `  ${command}`)
        .join('\n')}`;

function withWarnings(
  { root }: Workspace,
  warnings: readonly Issue[],
  color: boolean,
  report: string,
): string {
  const text = formatIssues(warnings, { color, readSource: sourceReader(root) });
  return text === '' ? report : `${text}\n\n${report}`;
}

function fail(
  workspace: Workspace,
  issues: readonly Issue[],
  plan: Plan,
  color: boolean,
  ending: string | undefined,
): ProjectRun {
  const text = formatIssues(issues, { color, readSource: sourceReader(workspace.root) });
  const hasDrift = issues.some(({ code }) => code === 'STR501');
  const diffs = hasDrift ? plan.changes.map((change) => formatChange(change, color)) : [];
  const report = [text, ...diffs, ...(ending === undefined ? [] : [ending])].join('\n\n');
  return {
    success: false,
    report,
    counts: { created: 0, updated: 0, deleted: 0, unchanged: plan.unchanged },
  };
}
