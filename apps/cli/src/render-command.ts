import omit from 'lodash/omit';
import { isError, suggest } from '@strata/model';
import type { Issue } from '@strata/model';
import { formatChange, formatCounts, formatSeconds } from '@strata/report';
import { ChangeWriter, countChanges, describeUpgrades, driftOf, Renderer } from '@strata/workspace';
import type { Change, Rendering } from '@strata/workspace';
import type { Command, CommandOptions } from './command';
import { UsageError } from './exit-code';
import { findRoot } from './open-workspace';
import { readFormat, writeReport } from './report-issues';
import { showProgress, usesColor } from './terminal';
import type { Output, Terminal } from './terminal';

/** Everything a command needs to know before it does anything. */
interface Preparation {
  readonly renderer: Renderer;
  readonly rendering: Rendering;
  readonly writer: ChangeWriter;
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
  options.dryRun
    ? withRendering(options, terminal, false, showPlan)
    : withRendering(options, terminal, true, render);

/** Compares rendered/ with what rendering gives. */
export const checkCommand: Command = (options, terminal) => withRendering(options, terminal, false, check);

/** Renders what has changed, reports all issues at once, and only then does what the command says. */
function withRendering(
  { words, format: formatName, strict }: CommandOptions,
  terminal: Terminal,
  isWritten: boolean,
  run: (preparation: Preparation) => number,
): number {
  const startedAt = performance.now();
  const format = readFormat(formatName);
  const root = findRoot(terminal);
  const renderer = new Renderer(root);
  const projects = selectProjects(renderer, words);
  const writer = new ChangeWriter(root);
  const found = renderer.render(words, {
    ...(isWritten ? { writer } : {}),
    announce: (project, index, count) =>
      showProgress(terminal.stderr, `Rendering ${project} (${index + 1} of ${count})`),
  });
  showProgress(terminal.stderr, '');
  const issues = strict ? found.issues.map(asStrict) : found.issues;
  const finish = (more: readonly Issue[], ending?: string): number =>
    writeReport({ root, format, projects, issues: [...issues, ...more] }, ending, terminal);
  if (issues.some(isError)) {
    writer.abort();
    renderer.save();
    return finish([], 'Nothing was written.');
  }
  const upgrades = describeUpgrades(found.upgrades);
  const output = format === 'text' ? terminal.stdout : terminal.stderr;
  const rendering = { ...found, issues };
  return run({ renderer, rendering, writer, startedAt, upgrades, output, finish });
}

/** A kind that nothing knows is one in which no mistake can be found. */
const asStrict = (issue: Issue): Issue => (issue.code === 'STR601' ? omit(issue, 'severity') : issue);

function selectProjects({ projects }: Renderer, wanted: readonly string[]): readonly string[] {
  const unknown = wanted.filter((project) => !projects.includes(project));
  if (unknown.length > 0) {
    throw new UsageError(
      unknown.map((name) => `There is no project "${name}". ${suggest(name, projects)}`).join('\n'),
    );
  }
  return wanted.length === 0 ? projects : wanted;
}

function render({ renderer, rendering, writer, startedAt, upgrades, output, finish }: Preparation): number {
  const refused = writer.commit();
  if (refused.length > 0) return finish(refused, 'Some files were not written.');
  renderer.save(rendering.changes);
  const code = finish([]);
  const time = formatSeconds(performance.now() - startedAt);
  output.write(`rendered/: ${formatCounts(countChanges(rendering))} in ${time}.${upgrades}\n`);
  return code;
}

function showPlan({ renderer, rendering, upgrades, output, finish }: Preparation): number {
  renderer.save();
  const code = finish([]);
  showChanges(rendering.changes, output);
  output.write(
    `rendered/ would have ${formatCounts(countChanges(rendering))}. Nothing was written.${upgrades}\n`,
  );
  return code;
}

function check({ renderer, rendering, upgrades, output, finish }: Preparation): number {
  renderer.save();
  if (rendering.changes.length > 0) {
    showChanges(rendering.changes, output);
    return finish(driftOf(rendering), upgrades.trim() || undefined);
  }
  const code = finish([]);
  output.write(`rendered/ is what its sources give: ${rendering.unchanged} files checked.\n`);
  return code;
}

function showChanges(changes: readonly Change[], output: Output): void {
  for (const change of changes) output.write(`${formatChange(change, usesColor(output))}\n\n`);
}
