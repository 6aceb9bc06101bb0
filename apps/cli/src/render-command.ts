import { isError, suggest } from '@strata/model';
import { formatChange, formatCounts, formatSeconds } from '@strata/report';
import {
  applyChanges,
  checkPlatform,
  countChanges,
  describeUpgrades,
  driftOf,
  TALOS_PROJECT,
} from '@strata/workspace';
import type { Change, Plan, Workspace } from '@strata/workspace';
import type { Command, CommandOptions } from './command';
import { EXIT, UsageError } from './exit-code';
import { openWorkspace } from './open-workspace';
import { reportIssues } from './report-issues';
import { showProgress, usesColor } from './terminal';
import type { Terminal } from './terminal';

/** Everything a command needs to know before it does anything. */
interface Preparation {
  readonly root: string;
  readonly plan: Plan;
  readonly startedAt: number;
  /** What is to be done on running machines, below the last line. */
  readonly upgrades: string;
}

/** Renders into rendered/, or shows what that would change. */
export const renderCommand: Command = (options, terminal) =>
  withPlan(options, terminal, (preparation) =>
    options.dryRun ? showPlan(preparation, terminal) : render(preparation, terminal),
  );

/** Compares rendered/ with what rendering gives. */
export const checkCommand: Command = (options, terminal) =>
  withPlan(options, terminal, (preparation) => check(preparation, terminal));

/** Renders everything in memory, reports all issues at once, and only then does what the command says. */
function withPlan(
  { words }: CommandOptions,
  terminal: Terminal,
  run: (preparation: Preparation) => number,
): number {
  const startedAt = performance.now();
  const workspace = openWorkspace(terminal);
  const { root } = workspace;
  const projects = selectProjects(workspace, words);
  const issues = [...workspace.inventoryIssues];
  for (const [index, project] of projects.entries()) {
    showProgress(terminal.stderr, `Rendering ${project} (${index + 1} of ${projects.length})`);
    issues.push(...workspace.render(project).issues);
  }
  showProgress(terminal.stderr, '');
  if (!issues.some(isError) && words.length === 0) issues.push(...checkPlatform(workspace));
  if (issues.some(isError)) return reportIssues(root, issues, 'Nothing was written.', terminal);
  const plan = joinPlans(projects.map((project) => workspace.plan(project)));
  if (plan.issues.length > 0) return reportIssues(root, plan.issues, 'Nothing was written.', terminal);
  if (issues.length > 0) reportIssues(root, issues, undefined, terminal);
  const upgrades = projects.includes(TALOS_PROJECT) ? describeUpgrades(workspace.upgrades) : '';
  return run({ root, plan, startedAt, upgrades });
}

function selectProjects({ projects }: Workspace, wanted: readonly string[]): readonly string[] {
  const unknown = wanted.filter((project) => !projects.includes(project));
  if (unknown.length > 0) {
    throw new UsageError(
      unknown.map((name) => `There is no project "${name}". ${suggest(name, projects)}`).join('\n'),
    );
  }
  return wanted.length === 0 ? projects : wanted;
}

function render({ root, plan, startedAt, upgrades }: Preparation, terminal: Terminal): number {
  const refused = applyChanges(root, plan.changes);
  if (refused.length > 0) return reportIssues(root, refused, 'Some files were not written.', terminal);
  const time = formatSeconds(performance.now() - startedAt);
  terminal.stdout.write(`rendered/: ${formatCounts(countChanges(plan))} in ${time}.${upgrades}\n`);
  return EXIT.ok;
}

function showPlan({ plan, upgrades }: Preparation, terminal: Terminal): number {
  showChanges(plan.changes, terminal);
  terminal.stdout.write(
    `rendered/ would have ${formatCounts(countChanges(plan))}. Nothing was written.${upgrades}\n`,
  );
  return EXIT.ok;
}

function check({ root, plan, upgrades }: Preparation, terminal: Terminal): number {
  if (plan.changes.length > 0) {
    showChanges(plan.changes, terminal);
    return reportIssues(root, driftOf(plan), upgrades.trim() || undefined, terminal);
  }
  terminal.stdout.write(`rendered/ is what its sources give: ${plan.unchanged} files checked.\n`);
  return EXIT.ok;
}

function showChanges(changes: readonly Change[], { stdout }: Terminal): void {
  for (const change of changes) stdout.write(`${formatChange(change, usesColor(stdout))}\n\n`);
}

function joinPlans(plans: readonly Plan[]): Plan {
  return {
    changes: plans.flatMap(({ changes }) => changes),
    unchanged: plans.reduce((sum, { unchanged }) => sum + unchanged, 0),
    issues: plans.flatMap(({ issues }) => issues),
  };
}
