import { resolve } from 'node:path';
import { BenchError } from '../errors';
import { runProcess } from '../run-process';
import type { ProcessCost } from '../run-process';

/** One way to render a workspace with Strata. */
export interface StrataProgram {
  readonly name: string;
  readonly program: string;
  readonly words: readonly string[];
}

const APPS = resolve(__dirname, '../../..');

/** As a user renders, with every check; and without those of objects and of the platform, to tell what they cost. */
export const STRATA_PROGRAMS: readonly StrataProgram[] = [
  { name: 'strata', program: `${APPS}/cli/bin/strata.js`, words: ['render'] },
  // The place of `strata render --no-checks`, once there is one.
  { name: 'strata without checks', program: `${APPS}/bench/bin/render-unchecked.js`, words: [] },
];

/** What a render is to have done with files. */
export type Outcome = 'created' | 'updated' | 'nothing';

/**
 * Renders a workspace in a process of its own.
 *
 * @param projects those to render; none for all
 * @throws BenchError when it fails or did something else than expected
 */
export async function runStrata(
  { program, words }: StrataProgram,
  workspace: string,
  projects: readonly string[],
  outcome: Outcome,
  limitSeconds: number,
): Promise<ProcessCost> {
  const args = [program, ...words, ...projects];
  const { stdout, ...cost } = await runProcess({
    file: process.execPath,
    args,
    cwd: workspace,
    limitSeconds,
  });
  const [, created, updated, deleted] = /(\d+) created, (\d+) updated, (\d+) deleted/.exec(stdout) ?? [];
  const counts = [created, updated, deleted].map(Number);
  const expected = {
    created: [true, false, false],
    updated: [false, true, false],
    nothing: [false, false, false],
  };
  const isExpected = counts.every((count, index) => count > 0 === expected[outcome][index]);
  if (!isExpected) throw new BenchError(`a render after which files should be ${outcome} says: ${stdout}`);
  return cost;
}
