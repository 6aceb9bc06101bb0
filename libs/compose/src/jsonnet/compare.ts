import { compose } from '../composition';
import { canonicalize, runJsonnet, runTogether } from './run-jsonnet';
import type { Answer } from './run-jsonnet';
import type { Program } from './syntax';
import { writeJsonnet } from './write-jsonnet';
import { writeLayers } from './write-layers';

/** Programs that share a process: enough that starting it costs little. */
const BATCH = 100;

/** What composing the layers of a program gives. */
export function runStrata(program: Program): Answer {
  const { data, problems } = compose(writeLayers(program)).evaluate();
  if (problems.length === 0) return { json: canonicalize(data) };
  return { failure: problems.map(({ kind, message }) => `${kind}: ${message}`).join('\n') };
}

/** Whether both give the same value, or neither gives one. */
export const agree = (a: Answer, b: Answer): boolean =>
  'json' in a && 'json' in b ? a.json === b.json : 'failure' in a && 'failure' in b;

/**
 * Where Strata and Jsonnet disagree.
 *
 * @returns the indices of the programs, in order
 */
export async function findDisagreements(command: string, programs: readonly Program[]): Promise<number[]> {
  const cases = programs.map((program, index) => ({
    index,
    text: writeJsonnet(program),
    answer: runStrata(program),
  }));
  const sound = cases.filter(({ answer }) => 'json' in answer);
  // A failure ends its process, so what fails here runs alone there.
  const batches = cases.filter(({ answer }) => 'failure' in answer).map((each) => [each]);
  for (let start = 0; start < sound.length; start += BATCH) batches.push(sound.slice(start, start + BATCH));
  const found: number[] = [];
  const work = async (): Promise<void> => {
    for (let batch = batches.pop(); batch !== undefined; batch = batches.pop()) {
      const answers = await runTogether(
        command,
        batch.map(({ text }) => text),
      );
      for (const [position, { index, answer }] of batch.entries()) {
        if (!agree(answer, answers[position] as Answer)) found.push(index);
      }
    }
  };
  await Promise.all([work(), work()]);
  return found.sort((a, b) => a - b);
}

/** A program that is answered differently, for people. */
export async function describeDisagreement(command: string, program: Program): Promise<string | undefined> {
  const text = writeJsonnet(program);
  const [theirs, ours] = [await runJsonnet(command, text), runStrata(program)];
  if (agree(theirs, ours)) return undefined;
  const show = (answer: Answer): string => ('json' in answer ? answer.json : `fails: ${answer.failure}`);
  return `${text}\n\nJsonnet: ${show(theirs)}\nStrata:  ${show(ours)}`;
}
