import { suggest } from '@strata/model';
import type { Issue } from '@strata/model';
import { countIssues, formatChange, formatCounts, formatIssues, formatSeconds } from '@strata/report';
import {
  applyChanges,
  countChanges,
  driftOf,
  findWorkspaceRoot,
  sourceReader,
  Workspace,
} from '@strata/workspace';
import type { Change, Plan } from '@strata/workspace';
import { EXIT, UsageError } from './exit-code';
import { showProgress, usesColor } from './terminal';
import type { Terminal } from './terminal';

/** What the command line says beside the command. */
export interface CommandOptions {
  /** Projects to work on; empty for all. */
  readonly projects: readonly string[];
  readonly dryRun: boolean;
}

/** Everything a command needs to know before it does anything. */
interface Preparation {
  readonly root: string;
  readonly plan: Plan;
  readonly startedAt: number;
}

const COMMANDS: Readonly<
  Record<string, (preparation: Preparation, options: CommandOptions, terminal: Terminal) => number>
> = {
  render: (preparation, { dryRun }, terminal) =>
    dryRun ? showPlan(preparation, terminal) : render(preparation, terminal),
  check: (preparation, _options, terminal) => check(preparation, terminal),
};

/** Renders everything in memory, reports all issues at once, and only then does what the command says. */
export function runCommand(command: string, options: CommandOptions, terminal: Terminal): number {
  const run = Object.hasOwn(COMMANDS, command) ? COMMANDS[command] : undefined;
  if (run === undefined) {
    throw new UsageError(`There is no command "${command}". ${suggest(command, Object.keys(COMMANDS))}`);
  }
  const startedAt = performance.now();
  const root = findWorkspaceRoot(terminal.directory);
  if (root === undefined)
    throw new UsageError('There is no Strata workspace here: no directory environments/base above.');
  const workspace = new Workspace(root);
  const projects = selectProjects(workspace, options.projects);
  const issues = [...workspace.inventoryIssues];
  for (const [index, project] of projects.entries()) {
    showProgress(terminal.stderr, `Rendering ${project} (${index + 1} of ${projects.length})`);
    issues.push(...workspace.render(project).issues);
  }
  showProgress(terminal.stderr, '');
  if (issues.length === 0 && options.projects.length === 0) issues.push(...workspace.checkClaims());
  if (issues.length > 0) return reportIssues(root, issues, 'Nothing was written.', terminal);
  const plan = joinPlans(projects.map((project) => workspace.plan(project)));
  if (plan.issues.length > 0) return reportIssues(root, plan.issues, 'Nothing was written.', terminal);
  return run({ root, plan, startedAt }, options, terminal);
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

function render({ root, plan, startedAt }: Preparation, terminal: Terminal): number {
  const refused = applyChanges(root, plan.changes);
  if (refused.length > 0) return reportIssues(root, refused, 'Some files were not written.', terminal);
  const time = formatSeconds(performance.now() - startedAt);
  terminal.stdout.write(`rendered/: ${formatCounts(countChanges(plan))} in ${time}.\n`);
  return EXIT.ok;
}

function showPlan({ plan }: Preparation, terminal: Terminal): number {
  showChanges(plan.changes, terminal);
  terminal.stdout.write(`rendered/ would have ${formatCounts(countChanges(plan))}. Nothing was written.\n`);
  return EXIT.ok;
}

function check({ root, plan }: Preparation, terminal: Terminal): number {
  if (plan.changes.length > 0) {
    showChanges(plan.changes, terminal);
    return reportIssues(root, driftOf(plan), undefined, terminal);
  }
  terminal.stdout.write(`rendered/ is what its sources give: ${plan.unchanged} files checked.\n`);
  return EXIT.ok;
}

function showChanges(changes: readonly Change[], { stdout }: Terminal): void {
  for (const change of changes) stdout.write(`${formatChange(change, usesColor(stdout))}\n\n`);
}

function reportIssues(
  root: string,
  issues: readonly Issue[],
  ending: string | undefined,
  { stderr }: Terminal,
): number {
  const count = countIssues(issues);
  const total = `${count} ${count === 1 ? 'issue' : 'issues'}.${ending === undefined ? '' : ` ${ending}`}`;
  const text = formatIssues(issues, { color: usesColor(stderr), readSource: sourceReader(root) });
  stderr.write(`${text}\n\n${total}\n`);
  return EXIT.issues;
}

function joinPlans(plans: readonly Plan[]): Plan {
  return {
    changes: plans.flatMap(({ changes }) => changes),
    unchanged: plans.reduce((sum, { unchanged }) => sum + unchanged, 0),
    issues: plans.flatMap(({ issues }) => issues),
  };
}
