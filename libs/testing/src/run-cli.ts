import { execFile } from 'node:child_process';
import { join, resolve } from 'node:path';

const REPOSITORY = resolve(__dirname, '../../..');
const CLI = join(REPOSITORY, 'apps/cli/bin/strata.js');
const BATCH = resolve(__dirname, 'run-cli-batch.js');

/** What a batch loads: tests know the programs by their paths alone. */
const ENGINE = {
  register: join(REPOSITORY, 'libs/workspace/register.js'),
  program: '@strata/cli',
};

/** How a process ended. */
export interface ProcessResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command line as a process of its own, as a user would, without colours. */
export function runCli(
  directory: string,
  argv: readonly string[],
  env: NodeJS.ProcessEnv = {},
): Promise<ProcessResult> {
  const clean = { ...process.env, FORCE_COLOR: undefined, NODE_OPTIONS: undefined, NO_COLOR: '1', ...env };
  return new Promise((done) => {
    const child = execFile(
      process.execPath,
      [CLI, ...argv],
      { cwd: directory, env: clean },
      (_error, stdout, stderr) => done({ code: child.exitCode, stdout, stderr }),
    );
  });
}

/**
 * Runs one command line in many directories, in two processes: most of the time of a process is spent loading the
 * engine. Results in the order of the directories.
 */
export async function runCliInAll(
  directories: readonly string[],
  argv: readonly string[],
): Promise<ProcessResult[]> {
  const half = Math.ceil(directories.length / 2);
  const parts = [directories.slice(0, half), directories.slice(half)];
  const results = await Promise.all(parts.map((part) => runBatch(part, argv)));
  return results.flat();
}

function runBatch(directories: readonly string[], argv: readonly string[]): Promise<ProcessResult[]> {
  const env = { ...process.env, FORCE_COLOR: undefined, NODE_OPTIONS: undefined, NO_COLOR: '1' };
  return new Promise((done, fail) => {
    const options = { env, maxBuffer: 64 * 1024 * 1024 };
    const child = execFile(process.execPath, [BATCH], options, (error, stdout, stderr) => {
      if (error === null) done(JSON.parse(stdout) as ProcessResult[]);
      else fail(new Error(stderr, { cause: error }));
    });
    child.stdin?.end(JSON.stringify({ ...ENGINE, directories, argv }));
  });
}
