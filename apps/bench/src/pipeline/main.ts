import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { BenchError, UsageError } from '../errors';
import { buildFleet } from '../fleet/fleet';
import { parseSize, SIZE_WORDS } from '../fleet/size';
import type { FleetSize } from '../fleet/size';
import { describeMachine } from '../machine';
import { GROWTH_SIZES } from './growth';
import { measureNx } from './measure-nx';
import { measurePipeline } from './measure-pipeline';
import { HELP, parseOptions } from './options';
import type { Options } from './options';
import { findPeers } from './peers';
import { printReport } from './print-report';
import { rateRows } from './report';
import type { Report, SizeReport } from './report';
import { keepTranspiled } from './transpiled';
import { warmEngine } from './warm-engine';
import { writeDocs } from './write-docs';

/** What the bench needs of a process. */
interface Terminal {
  readonly env: NodeJS.ProcessEnv;
  readonly stdout: { write(text: string): unknown };
  readonly stderr: { write(text: string): unknown };
}

const REPOSITORY = resolve(__dirname, '../../../..');

/**
 * Runs the bench.
 *
 * @returns the exit code: 0, 1 where a peer makes other objects or something fails, 2 for a wrong command line
 */
export async function main(argv: readonly string[], { env, stdout, stderr }: Terminal): Promise<number> {
  try {
    const options = parseOptions(argv, env);
    if (options.help) {
      stdout.write(HELP);
      return 0;
    }
    const report = await inTemporaryDirectory((directory) =>
      runBench(options, directory, (what) => stderr.write(`${what}\n`)),
    );
    if (options.writeDocs) await writeDocs(REPOSITORY, report);
    stdout.write(options.json ? `${JSON.stringify(report, null, 2)}\n` : printReport(report));
    return 0;
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
  const { rounds, limitSeconds, growth } = options;
  const sizes = (growth ? GROWTH_SIZES : [options.size]).map((name) => ({ name, size: readSize(name) }));
  const { found, skipped } = findPeers(options.peers, options.files, options.packages ?? REPOSITORY);
  await warmEngine(join(directory, 'warm'), announce);
  const reports: SizeReport[] = [];
  for (const { name, size } of sizes) {
    announce(`size ${name}`);
    const scratch = join(directory, name);
    mkdirSync(scratch);
    const setting = { fleet: buildFleet(size), peers: found, rounds, limitSeconds, scratch, announce };
    const { rows, rendered, ...measured } = await measurePipeline(setting);
    const ofNx = options.nx && rendered !== undefined ? await measureNx(setting, rendered) : [];
    const rated = rateRows(
      [...rows, ...ofNx],
      found.map((peer) => peer.name),
    );
    reports.push({ size: name, ...size, ...measured, rows: rated });
    rmSync(scratch, { recursive: true });
  }
  const peers = found.map(({ name, version }) => ({ name, version }));
  return { machine: describeMachine(), rounds, limitSeconds, peers, skipped, sizes: reports };
}

function readSize(name: string): FleetSize {
  const size = parseSize(name);
  if (size === undefined) throw new UsageError(`there is no size "${name}"; known are ${SIZE_WORDS}`);
  return size;
}

async function inTemporaryDirectory<T>(run: (directory: string) => Promise<T>): Promise<T> {
  const directory = mkdtempSync(join(tmpdir(), 'strata-bench-'));
  const forget = keepTranspiled(REPOSITORY);
  const clear = () => {
    rmSync(directory, { recursive: true, force: true });
    forget();
  };
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
