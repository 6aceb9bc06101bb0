import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { compareAnswers } from './compare';
import type { ContenderName } from './contenders';
import { BenchError, UsageError } from '../errors';
import { describeMachine } from '../machine';
import { measure } from './measure';
import { HELP, parseOptions } from './options';
import type { Options } from './options';
import { findJsonnets } from './peers';
import { compareRows, printReport } from './report';
import type { Report } from './report';
import { openWorkload } from './workload';

/** What the bench needs of a process. */
interface Terminal {
  readonly env: NodeJS.ProcessEnv;
  readonly stdout: { write(text: string): unknown };
  readonly stderr: { write(text: string): unknown };
}

/**
 * Runs the bench.
 *
 * @returns the exit code: 0, 1 where contenders differ or one fails, 2 for a wrong command line
 */
export async function main(argv: readonly string[], { env, stdout, stderr }: Terminal): Promise<number> {
  try {
    const options = parseOptions(argv, env);
    if (options.help) {
      stdout.write(HELP);
      return 0;
    }
    const report = await runInTemporaryDirectory((directory) => {
      return runBench(options, directory, (what) => stderr.write(`${what}\n`));
    });
    stdout.write(options.json ? `${JSON.stringify(report, null, 2)}\n` : printReport(report));
    return report.equal ? 0 : 1;
  } catch (error) {
    if (!(error instanceof UsageError) && !(error instanceof BenchError)) throw error;
    stderr.write(`${error.message}\n`);
    return error instanceof UsageError ? 2 : 1;
  }
}

async function runBench(
  options: Options,
  directory: string,
  announce: (what: string) => void,
): Promise<Report> {
  const { size, rounds, peers, workload: source } = options;
  const { found: jsonnets, skipped } = findJsonnets(peers, options.files);
  const workload = openWorkload(
    join(directory, 'workload'),
    size,
    source === undefined ? undefined : resolve(source),
  );
  const scratch = join(directory, 'scratch');
  mkdirSync(scratch);
  const byHand: readonly ContenderName[] = peers.includes('naive') ? ['naive', 'lodash'] : [];
  const contenders: readonly ContenderName[] = ['strata', 'strata-late', 'strata-provenance', ...byHand];
  const participants = { workload, contenders, jsonnets, scratch };
  const comparison = await compareAnswers(participants, announce);
  const equal = Object.values(comparison.differences).every((differences) => differences.length === 0);
  return {
    size,
    addons: workload.addons.length,
    clusters: workload.clusters.length,
    workload: source === undefined ? 'own fleet' : 'brought',
    rounds,
    machine: describeMachine(),
    jsonnets,
    skipped,
    comparison,
    equal,
    rows: equal ? compareRows(await measure(participants, rounds, announce)) : [],
  };
}

async function runInTemporaryDirectory<T>(run: (directory: string) => Promise<T>): Promise<T> {
  const directory = mkdtempSync(join(tmpdir(), 'strata-bench-'));
  const clear = () => rmSync(directory, { recursive: true, force: true });
  const stop = () => {
    clear();
    process.exit(130);
  };
  process.once('SIGINT', stop).once('SIGTERM', stop);
  try {
    return await run(directory);
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop);
    clear();
  }
}
