import { findWorkspaceRoot, readCosts } from '@strata/workspace';
import picocolors from 'picocolors';
import type { Command, CommandOptions } from './command';
import { EXIT, UsageError } from './exit-code';
import { listProjects } from './list-projects';
import { splitShards } from './split-shards';
import type { Shard } from './split-shards';
import { usesColor } from './terminal';
import type { Terminal } from './terminal';

/** GitHub Actions runs no more jobs of one matrix. @see https://docs.github.com/en/actions/reference/limits */
const MOST_SHARDS = 256;

/** Nx hands a commit to a shell as it is, and in CI the name of a branch is chosen by whoever opens a pull request. */
const COMMIT = /^[\w][\w./@^~{}-]*$/;

/** Splits the projects that a change affects into lists of about equal cost, for as many machines. */
export const shardsCommand: Command = async (options, terminal) => {
  const count = readCount(options);
  const root = findWorkspaceRoot(terminal.directory);
  if (root === undefined) {
    throw new UsageError('There is no Strata workspace here: no directory environments/base above.');
  }
  const projects = await listProjects(root, options);
  const shards = splitShards(readCosts(root, projects), count);
  terminal.stdout.write(options.json ? `${JSON.stringify(toMatrix(shards))}\n` : tell(shards, terminal));
  return EXIT.ok;
};

function readCount({ words, of, all, base, head }: CommandOptions): number {
  if (words.length > 0)
    throw new UsageError(`"shards" takes no words, but options: --of, --base, --head, --all`);
  if (of === undefined) throw new UsageError('"shards" needs --of <n>: how many machines there are.');
  const count = Number(of);
  if (!/^\d+$/.test(of) || count < 1 || count > MOST_SHARDS) {
    throw new UsageError(`--of is "${of}"; it must be a whole number from 1 to ${MOST_SHARDS}.`);
  }
  if (all && (base !== undefined || head !== undefined)) {
    throw new UsageError(
      '--all means every project, whatever changed: it goes with neither --base nor --head.',
    );
  }
  if (head !== undefined && base === undefined) throw new UsageError('--head needs --base.');
  for (const [flag, commit] of Object.entries({ base, head })) {
    if (commit !== undefined && !COMMIT.test(commit)) {
      throw new UsageError(
        `--${flag} is "${commit}", which is not written like a commit, a branch or a tag.`,
      );
    }
  }
  return count;
}

/** What `strategy.matrix` of a GitHub Actions job takes; an empty shard is a job whose `projects` is empty. */
const toMatrix = (shards: readonly Shard[]) => ({
  include: shards.map(({ shard, projects }) => ({ shard, projects: projects.join(',') })),
});

function tell(shards: readonly Shard[], { stdout }: Terminal): string {
  const colors = picocolors.createColors(usesColor(stdout));
  const total = shards.reduce((sum, { cost }) => sum + cost, 0);
  const lines = shards.map(({ shard, projects, cost }) => {
    const share = `${total === 0 ? 0 : Math.round((100 * cost) / total)} %`.padStart(5);
    const list = projects.length === 0 ? colors.dim('nothing to do') : projects.join(', ');
    return `${colors.bold(String(shard).padStart(String(shards.length).length))}  ${share}  ${list}`;
  });
  const count = shards.reduce((sum, { projects }) => sum + projects.length, 0);
  const title = `${count} ${count === 1 ? 'project' : 'projects'} in ${shards.length} ${shards.length === 1 ? 'shard' : 'shards'}, by what rendering them costs`;
  return `${title}\n${lines.join('\n')}\n`;
}
