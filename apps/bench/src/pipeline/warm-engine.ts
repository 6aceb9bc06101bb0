import { buildFleet } from '../fleet/fleet';
import { writeFleet } from '../fleet/write-fleet';
import { runProcess } from '../run-process';
import { STRATA_PROGRAMS } from './strata-programs';

/** The engine's compiled code is complete after as many processes. */
const RUNS = 5;

/** Lets the engine make the one file that it starts from, as it does for its users on their first day. */
export async function warmEngine(directory: string, announce: (what: string) => void): Promise<void> {
  announce('the engine, to warm up');
  writeFleet(buildFleet({ addons: 2, clusters: 4 }), directory);
  for (let run = 0; run < RUNS; run += 1) {
    for (const { program, words } of STRATA_PROGRAMS)
      await runProcess({ file: process.execPath, args: [program, ...words], cwd: directory });
  }
}
