import omit from 'lodash/omit';
import { isError, suggest } from '@strata/model';
import type { Issue } from '@strata/model';
import { formatChange, formatCounts, formatSeconds } from '@strata/report';
import {
  applyChanges,
  checkPlatform,
  checkReferencesOf,
  countChanges,
  describeUpgrades,
  driftOf,
  recordCost,
  RenderRecord,
  TALOS_PROJECT,
} from '@strata/workspace';
import type { Change, Plan, Workspace } from '@strata/workspace';
import type { Command, CommandOptions } from './command';
import { EXIT, UsageError } from './exit-code';
import { findRoot, openWorkspace } from './open-workspace';
import { readFormat, writeReport } from './report-issues';
import { showProgress, usesColor } from './terminal';
import type { Output, Terminal } from './terminal';

/** Everything a command needs to know before it does anything. */
interface Preparation {
  readonly root: string;
  readonly plan: Plan;
  readonly startedAt: number;
  /** What is to be done on running machines, below the last line. */
  readonly upgrades: string;
  /** Where everything but the report of issues goes. */
  readonly output: Output;
  /** Ends the command: tells of the warnings so far and more issues. @returns the exit code */
  readonly finish: (issues: readonly Issue[], ending?: string) => number;
}

/** Renders into rendered/, or shows what that would change. */
export const renderCommand: Command = (options, terminal) =>
  withPlan(options, terminal, (preparation) =>
    options.dryRun ? showPlan(preparation) : render(preparation),
  );

/** Compares rendered/ with what rendering gives. */
export const checkCommand: Command = (options, terminal) => withPlan(options, terminal, check);

/** Renders everything in memory, reports all issues at once, and only then does what the command says. */
function withPlan(
  { words, format: formatName, strict, dryRun }: CommandOptions,
  terminal: Terminal,
  run: (preparation: Preparation) => number,
): number {
  const startedAt = performance.now();
  const format = readFormat(formatName);
  const isWhole = words.length === 0 && format === 'text';
  const record = isWhole ? new RenderRecord(findRoot(terminal)) : undefined;
  const files = record?.unchanged();
  if (files !== undefined) return run(nothingToDo(files, startedAt, terminal));
  const workspace = openWorkspace(terminal);
  const { root } = workspace;
  const projects = selectProjects(workspace, words);
  const issues = [...workspace.inventoryIssues];
  const judge = (found: readonly Issue[]): readonly Issue[] => (strict ? found.map(asStrict) : found);
  for (const [index, project] of projects.entries()) {
    showProgress(terminal.stderr, `Rendering ${project} (${index + 1} of ${projects.length})`);
    const projectStartedAt = performance.now();
    const found = workspace.render(project).issues;
    if (!found.some(isError)) recordCost(root, project, performance.now() - projectStartedAt);
    issues.push(...judge(found));
  }
  showProgress(terminal.stderr, '');
  workspace.save();
  const finish = (more: readonly Issue[], ending?: string): number =>
    writeReport({ root, format, projects, issues: [...issues, ...more] }, ending, terminal);
  const ofPlatform =
    words.length === 0
      ? checkPlatform(workspace)
      : projects.flatMap((project) => checkReferencesOf(workspace, project));
  issues.push(...judge(ofPlatform));
  if (issues.some(isError)) return finish([], 'Nothing was written.');
  const plan = joinPlans(projects.map((project) => workspace.plan(project)));
  if (plan.issues.length > 0) return finish(plan.issues, 'Nothing was written.');
  const upgrades = projects.includes(TALOS_PROJECT) ? describeUpgrades(workspace.upgrades) : '';
  const output = format === 'text' ? terminal.stdout : terminal.stderr;
  const code = run({ root, plan, startedAt, upgrades, output, finish });
  const isDone = code === EXIT.ok && issues.length === 0 && upgrades === '';
  if (isDone && !(dryRun && plan.changes.length > 0)) record?.save(filesAfter(plan));
  return code;
}

/** The number of files in rendered/ once a plan is carried out. */
const filesAfter = ({ unchanged, changes }: Plan): number =>
  unchanged + changes.filter(({ kind }) => kind !== 'delete').length;

/** What the last render left is what this one would give. */
const nothingToDo = (files: number, startedAt: number, { stdout }: Terminal): Preparation => ({
  root: '',
  plan: { changes: [], unchanged: files, issues: [] },
  startedAt,
  upgrades: '',
  output: stdout,
  finish: () => EXIT.ok,
});

/** A kind that nothing knows is one in which no mistake can be found. */
const asStrict = (issue: Issue): Issue => (issue.code === 'STR601' ? omit(issue, 'severity') : issue);

function selectProjects({ projects }: Workspace, wanted: readonly string[]): readonly string[] {
  const unknown = wanted.filter((project) => !projects.includes(project));
  if (unknown.length > 0) {
    throw new UsageError(
      unknown.map((name) => `There is no project "${name}". ${suggest(name, projects)}`).join('\n'),
    );
  }
  return wanted.length === 0 ? projects : wanted;
}

function render({ root, plan, startedAt, upgrades, output, finish }: Preparation): number {
  const refused = applyChanges(root, plan.changes);
  if (refused.length > 0) return finish(refused, 'Some files were not written.');
  const code = finish([]);
  const time = formatSeconds(performance.now() - startedAt);
  output.write(`rendered/: ${formatCounts(countChanges(plan))} in ${time}.${upgrades}\n`);
  return code;
}

function showPlan({ plan, upgrades, output, finish }: Preparation): number {
  const code = finish([]);
  showChanges(plan.changes, output);
  output.write(`rendered/ would have ${formatCounts(countChanges(plan))}. Nothing was written.${upgrades}\n`);
  return code;
}

function check({ plan, upgrades, output, finish }: Preparation): number {
  if (plan.changes.length > 0) {
    showChanges(plan.changes, output);
    return finish(driftOf(plan), upgrades.trim() || undefined);
  }
  const code = finish([]);
  output.write(`rendered/ is what its sources give: ${plan.unchanged} files checked.\n`);
  return code;
}

function showChanges(changes: readonly Change[], output: Output): void {
  for (const change of changes) output.write(`${formatChange(change, usesColor(output))}\n\n`);
}

function joinPlans(plans: readonly Plan[]): Plan {
  return {
    changes: plans.flatMap(({ changes }) => changes),
    unchanged: plans.reduce((sum, { unchanged }) => sum + unchanged, 0),
    issues: plans.flatMap(({ issues }) => issues),
  };
}
