import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { countLeaves, findDifferences } from './answers';
import type { Difference } from './answers';
import { answerCommand, mergedCommand } from './measure';
import type { Participants } from './measure';
import { answerFile, pairsOf } from './pairs';
import { runProcess } from '../run-process';
import type { Command } from '../run-process';

/** Whether everybody gives what Strata gives. */
export interface Comparison {
  readonly pairs: number;
  /** Leaves of all configurations together. */
  readonly leaves: number;
  /** By contender, the pairs whose configurations differ from Strata's; none where all are equal. */
  readonly differences: Readonly<Record<string, readonly Difference[]>>;
}

/** Lets everybody write every configuration, and compares them with Strata's. */
export async function compareAnswers(
  participants: Participants,
  announce: (what: string) => void,
): Promise<Comparison> {
  const { workload, contenders, jsonnets, scratch } = participants;
  const answer = async (name: string, command: (directory: string) => Command) => {
    announce(`answers of ${name}`);
    const directory = join(scratch, `answers of ${name}`);
    mkdirSync(directory);
    await runProcess(command(directory));
    return directory;
  };
  const pairs = pairsOf(workload);
  const strata = await answer('strata', (to) => answerCommand('strata', workload, to));
  const differences: Record<string, readonly Difference[]> = {};
  for (const name of contenders.filter((contender) => contender !== 'strata')) {
    differences[name] = findDifferences(
      strata,
      await answer(name, (to) => answerCommand(name, workload, to)),
      pairs,
    );
  }
  for (const jsonnet of jsonnets) {
    const directory = await answer(jsonnet.name, (to) => mergedCommand(jsonnet, workload, to));
    differences[jsonnet.name] = findDifferences(strata, directory, pairs);
  }
  const leaves = pairs.map((pair) =>
    countLeaves(JSON.parse(readFileSync(join(strata, answerFile(pair)), 'utf8'))),
  );
  return { pairs: pairs.length, leaves: leaves.reduce((sum, count) => sum + count, 0), differences };
}
