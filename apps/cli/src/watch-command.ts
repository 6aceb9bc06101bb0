import { isError } from '@strata/model';
import type { Issue } from '@strata/model';
import { formatCounts, formatMilliseconds, formatSeconds } from '@strata/report';
import {
  countChanges,
  describeUpgrades,
  reasonToRestart,
  ResidentRenderer,
  watchSources,
} from '@strata/workspace';
import type { ResidentRendering } from '@strata/workspace';
import type { Command } from './command';
import { EXIT, UsageError } from './exit-code';
import { findRoot } from './open-workspace';
import { reportIssues } from './report-issues';
import type { Terminal } from './terminal';

/** How many changed files are listed one by one. */
const LISTED = 20;

/** Renders whenever sources change, until it is interrupted. */
export const watchCommand: Command = async ({ words }, terminal) => {
  if (words.length > 0) throw new UsageError('watch renders everything: it takes no project.');
  const root = findRoot(terminal);
  const session = new WatchSession(root, terminal);
  let end: (code: number) => void = () => undefined;
  const ended = new Promise<number>((done) => (end = done));
  const interrupt = (): void => end(EXIT.ok);
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
  const watch = await watchSources(root, {
    onChange: (paths) => {
      const reason = reasonToRestart(root, paths);
      if (reason === undefined) return session.render(paths);
      terminal.stderr.write(`${reason}: start the watch again.\n`);
      end(EXIT.issues);
    },
    onError: (error) => {
      terminal.stderr.write(`${describeRefusal(error)}\n`);
      end(EXIT.issues);
    },
  });
  try {
    session.render();
    terminal.stdout.write('Watching the sources. Press Ctrl+C to end.\n');
    return await ended;
  } finally {
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
    await watch.close();
  }
};

/** Renders after each change, and tells what came of it. */
class WatchSession {
  private readonly renderer: ResidentRenderer;
  /** The warnings that were told of last: they are not told of again. */
  private warnings = '';

  constructor(
    private readonly root: string,
    private readonly terminal: Terminal,
  ) {
    this.renderer = new ResidentRenderer(root);
  }

  /** @param changed absent for the first render */
  render(changed?: readonly string[]): void {
    const startedAt = performance.now();
    try {
      const rendering = this.renderer.render(changed ?? []);
      this.tell(rendering, performance.now() - startedAt, changed === undefined);
      this.renderer.settle();
    } catch (error) {
      // A file may have gone while it was read: the next change brings another attempt.
      const { readableStack = (text: string): string => text, stderr } = this.terminal;
      const stack = readableStack((error as Error).stack ?? String(error));
      stderr.write(`This is a bug in Strata, unless files changed meanwhile. ${stack}\n`);
    }
  }

  private tell(rendering: ResidentRendering, milliseconds: number, isFirst: boolean): void {
    const { stdout } = this.terminal;
    const { changes, issues, isWritten, upgrades } = rendering;
    this.tellIssues(issues, isWritten);
    if (!isWritten) return;
    const listed = isFirst ? [] : changes.slice(0, LISTED);
    for (const { kind, path } of listed) stdout.write(`  ${kind} ${path}\n`);
    if (!isFirst && changes.length > LISTED) stdout.write(`  and ${changes.length - LISTED} more\n`);
    const time = isFirst ? formatSeconds(milliseconds) : formatMilliseconds(milliseconds);
    const counts = formatCounts(countChanges(rendering));
    stdout.write(`rendered/: ${counts} in ${time}.${describeUpgrades(upgrades)}\n`);
  }

  private tellIssues(issues: readonly Issue[], isWritten: boolean): void {
    const isBad = issues.some(isError);
    const told = JSON.stringify(issues);
    if (issues.length > 0 && (isBad || told !== this.warnings)) {
      const ending = isWritten ? undefined : 'Nothing was written; the next change is waited for.';
      reportIssues(this.root, issues, ending, this.terminal);
    }
    this.warnings = isBad ? '' : told;
  }
}

/** What to do where the operating system watches no more files. */
function describeRefusal({ message }: Error & { readonly code?: string }): string {
  const isLimit = /ENOSPC|EMFILE/.test(message);
  const remedy = isLimit
    ? ' Raise its limits (on Linux: sysctl fs.inotify.max_user_watches and fs.inotify.max_user_instances).'
    : '';
  return `The operating system does not watch the sources: ${message}.${remedy}`;
}
