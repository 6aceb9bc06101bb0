import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { BenchError, LimitError } from './errors';

/** What a whole process took, from its start to its end. */
export interface ProcessCost {
  readonly wallSeconds: number;
  /** User and system time; undefined where the system does not tell. */
  readonly cpuSeconds?: number;
  /** The most memory it held, sampled; undefined where the system does not tell. */
  readonly peakMiB?: number;
}

/** A process to run. */
export interface Command {
  readonly file: string;
  readonly args: readonly string[];
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** When it is ended, as it takes too long. */
  readonly limitSeconds?: number;
}

const SAMPLE_MILLISECONDS = 5;
/** Linux counts times of processes in hundredths of a second. */
const TICKS_PER_SECOND = 100;

/**
 * Runs a process and waits for its end. Only one may run at a time, or their CPU times mix.
 *
 * @returns what it took and wrote to stdout
 * @throws BenchError when it does not start or fails, LimitError when it takes too long
 * @see proc(5) for `cutime` and `cstime` in stat, `VmHWM` in status
 */
export async function runProcess({
  file,
  args,
  cwd,
  env,
  limitSeconds,
}: Command): Promise<ProcessCost & { readonly stdout: string }> {
  const cpuBefore = readChildrenSeconds();
  const start = process.hrtime.bigint();
  const child = spawn(file, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const out: Buffer[] = [];
  const errors: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => errors.push(chunk));
  let peakMiB: number | undefined;
  const sampling = setInterval(() => (peakMiB = readPeakMiB(child.pid) ?? peakMiB), SAMPLE_MILLISECONDS);
  let isLate = false;
  const end = () => (isLate = child.kill());
  const limit = limitSeconds === undefined ? undefined : setTimeout(end, limitSeconds * 1000);
  try {
    const code = await new Promise<number | string>((done, fail) => {
      child.on('error', fail);
      child.on('close', (exit, signal) => done(exit ?? signal ?? 'unknown'));
    });
    const wallSeconds = Number(process.hrtime.bigint() - start) / 1e9;
    if (isLate) throw new LimitError(`${file} ${args.join(' ')} took longer than ${limitSeconds} s`);
    if (code !== 0) throw new Error(`ended with ${code}: ${Buffer.concat(errors).toString().slice(0, 2000)}`);
    const cpuAfter = readChildrenSeconds();
    const cpuSeconds = cpuBefore === undefined || cpuAfter === undefined ? undefined : cpuAfter - cpuBefore;
    return { wallSeconds, cpuSeconds, peakMiB, stdout: Buffer.concat(out).toString() };
  } catch (error) {
    if (error instanceof LimitError) throw error;
    throw new BenchError(`${file} ${args.join(' ')} ${(error as Error).message}`);
  } finally {
    clearInterval(sampling);
    clearTimeout(limit);
  }
}

/** CPU time of all processes that this one started and that have ended. */
function readChildrenSeconds(): number | undefined {
  // The second field may hold spaces and brackets of its own; the others follow the last bracket.
  const fields = readProc('self/stat')?.split(') ').at(-1)?.split(' ');
  return fields === undefined ? undefined : (Number(fields[13]) + Number(fields[14])) / TICKS_PER_SECOND;
}

function readPeakMiB(pid: number | undefined): number | undefined {
  const [, kibibytes] = /^VmHWM:\s+(\d+) kB$/m.exec(readProc(`${pid}/status`) ?? '') ?? [];
  return kibibytes === undefined ? undefined : Number(kibibytes) / 1024;
}

function readProc(file: string): string | undefined {
  try {
    return readFileSync(`/proc/${file}`, 'utf8');
  } catch {
    return undefined;
  }
}
