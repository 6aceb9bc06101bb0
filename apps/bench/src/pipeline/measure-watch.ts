import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { BenchError } from '../errors';
import type { ProcessCost } from '../run-process';

const STRATA = resolve(__dirname, '../../../cli/bin/strata.js');

/** Saves of each kind: the first ones run code that is not warm yet. */
const SAVES = 9;

/** Milliseconds between two saves: nobody is faster. */
const PAUSE_MS = 300;

/** How the line ends that a watch prints after it has written. */
const WRITTEN = / ([1-9]\d*) updated, 0 deleted, \d+ unchanged in .*\n$/;

/**
 * Starts a watch, saves files while it runs, and takes the time from each save until what it reaches is written.
 *
 * @param kinds of saves
 * @param save changes a file in the workspace
 * @throws BenchError where the watch ends or says something else than that files were updated
 */
export async function measureWatch<Kind extends string>(
  workspace: string,
  kinds: readonly Kind[],
  save: (kind: Kind) => void,
): Promise<{ kind: Kind; cost: ProcessCost }[]> {
  const watch = spawn(process.execPath, [STRATA, 'watch'], { cwd: workspace, stdio: 'pipe' });
  let said = '';
  const told: (() => void)[] = [];
  const listen = (chunk: Buffer): void => {
    said += chunk.toString();
    told.splice(0).forEach((tell) => tell());
  };
  watch.stdout.on('data', listen);
  watch.stderr.on('data', listen);
  const ended = once(watch, 'exit').then(() => {
    throw new BenchError(`a watch ended: ${said}`);
  });
  ended.catch(() => undefined);
  const until = async (pattern: RegExp): Promise<void> => {
    while (!pattern.test(said)) {
      if (said.includes('Nothing was written')) throw new BenchError(`a watch says: ${said}`);
      await Promise.race([ended, new Promise<void>((done) => told.push(done))]);
    }
    said = '';
  };
  try {
    await until(/Watching the sources/);
    const costs: { kind: Kind; cost: ProcessCost }[] = [];
    for (const kind of kinds) {
      for (let count = 0; count < SAVES; count += 1) {
        const startedAt = performance.now();
        save(kind);
        await until(WRITTEN);
        costs.push({ kind, cost: { wallSeconds: (performance.now() - startedAt) / 1000 } });
        await new Promise((done) => setTimeout(done, PAUSE_MS));
        said = '';
      }
    }
    return costs;
  } finally {
    watch.kill();
    await ended.catch(() => undefined);
  }
}
