import { execFile } from 'node:child_process';
import { resolve } from 'node:path';

const CLI = resolve(__dirname, '../../../apps/cli/bin/strata.js');

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

/** Runs tasks two at a time, which is what the smallest machine that we build on can do; results in order. */
export async function inPairs<T, R>(items: readonly T[], run: (item: T) => Promise<R>): Promise<R[]> {
  const results = new Array<R>(items.length);
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let index = next++; index < items.length; index = next++)
      results[index] = await run(items[index] as T);
  };
  await Promise.all([worker(), worker()]);
  return results;
}
