import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CONTENDERS, stackOf } from './contenders';
import type { Contender, ContenderName } from './contenders';
import type { AddonLayers, Fleet } from '../fleet/fleet';
import { answerFile, pairsOf } from './pairs';

/** Time of one run over all pairs. */
export interface Run {
  readonly wallSeconds: number;
  readonly cpuSeconds: number;
}

/** What a process says after it has timed a contender. */
export interface Timing {
  /** The first run in the process. */
  readonly first: Run;
  /** The runs after it. */
  readonly warm: readonly Run[];
  readonly peakMiB: number;
}

const WARM_RUNS = 5;

/**
 * Runs one contender in this process, layers read and parsed before anything is timed.
 *
 * @param argv its name, the data directory, and for answers instead of times the directory that takes a file for each pair
 */
export function contend(argv: readonly string[], stdout: { write(text: string): unknown }): void {
  const [name, data, answers] = argv as [ContenderName, string, string?];
  const { addons, clusters } = readJson<Fleet>(join(data, 'index.json'));
  const pairs = pairsOf({ addons: addons.map((addon) => addon.name), clusters });
  const layers = new Map(
    addons.map((addon) => [addon.name, readJson<AddonLayers>(join(data, 'layers', `${addon.name}.json`))]),
  );
  const stacks = pairs.map(({ addon, cluster }) => stackOf(layers.get(addon) as AddonLayers, cluster));
  const contender = CONTENDERS[name](stacks);
  if (answers === undefined) {
    stdout.write(JSON.stringify(time(contender, stacks.length)));
  } else {
    pairs.forEach((pair, index) =>
      writeFileSync(join(answers, answerFile(pair)), JSON.stringify(contender.answer(index))),
    );
  }
}

function time(contender: Contender, count: number): Timing {
  const first = runOnce(contender, count);
  const warm = Array.from({ length: WARM_RUNS }, () => runOnce(contender, count));
  return { first, warm, peakMiB: process.resourceUsage().maxRSS / 1024 };
}

function runOnce({ compose }: Contender, count: number): Run {
  // What is kept cannot be optimised away.
  let kept: unknown;
  const cpu = process.cpuUsage();
  const start = process.hrtime.bigint();
  for (let index = 0; index < count; index++) kept = compose(index);
  const wallSeconds = Number(process.hrtime.bigint() - start) / 1e9;
  const { user, system } = process.cpuUsage(cpu);
  if (kept === undefined) throw new Error('composed nothing');
  return { wallSeconds, cpuSeconds: (user + system) / 1e6 };
}

function readJson<T>(file: string): T {
  return JSON.parse(readFileSync(file, 'utf8')) as T;
}
