import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { containerFiles, describePipelineProblem, readContract, runPipeline } from '@strata/kratix';
import type { PipelineRun, PromiseDefinition } from '@strata/kratix';
import { parseDocuments } from '@strata/kubernetes';
import { EXIT } from './exit-code';

/** What a process of Node gives to its program. */
export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdout: { write(text: string): unknown };
  readonly stderr: { write(text: string): unknown };
}

/** What Kratix mounts into every container of a pipeline. */
const ROOT = '/kratix';

/** A file that cannot be read or written: the container is not set up as agreed. */
class FileError extends Error {}

/**
 * The program of a container: runs the pipeline of a Promise that Kratix asks for, on `input/object.yaml`, and writes
 * what it gives into `output` and `metadata`. On any problem nothing is written.
 *
 * @param argv at most the directory that stands in for `/kratix`, as does the variable STRATA_KRATIX_ROOT
 * @returns the exit code
 */
export function main(
  definition: PromiseDefinition,
  argv: readonly string[],
  { env, stdout, stderr }: Surroundings,
): number {
  const root = argv[0] || env['STRATA_KRATIX_ROOT'] || ROOT;
  const fail = (code: number, title: string, problems: readonly string[]): number => {
    stderr.write(`${title}:\n${problems.map((problem) => `  ${problem}\n`).join('')}Nothing was written.\n`);
    return code;
  };
  try {
    const contract = readContract(definition, env, readObject(join(root, 'input/object.yaml')));
    if ('problems' in contract) {
      return fail(EXIT.violated, `Kratix and the promise ${definition.name} do not agree`, contract.problems);
    }
    const outcome = runPipeline(definition, contract.run);
    if (outcome.outcome !== 'done') {
      const problems = outcome.problems.map(describePipelineProblem);
      return outcome.outcome === 'refused'
        ? fail(EXIT.refused, `${describeObject(contract.run)} is refused`, problems)
        : fail(EXIT.violated, `${describePipeline(definition, contract.run)} breaks the contract`, problems);
    }
    const files = containerFiles(outcome.result);
    writeFiles(root, files);
    const written = [...files.keys()].map((path) => `  wrote ${path}\n`).join('');
    stdout.write(
      `${describePipeline(definition, contract.run)} for ${describeObject(contract.run)}\n${written}`,
    );
    return EXIT.done;
  } catch (error) {
    if (error instanceof FileError)
      return fail(EXIT.violated, 'The container is not set up', [error.message]);
    return fail(EXIT.bug, `The promise ${definition.name} fails`, [
      error instanceof Error ? (error.stack ?? error.message) : String(error),
    ]);
  }
}

function describeObject({ object }: PipelineRun): string {
  const { kind, metadata } = object as { kind: string; metadata: { name: string; namespace?: string } };
  return `${kind} ${metadata.namespace === undefined ? '' : `${metadata.namespace}/`}${metadata.name}`;
}

const describePipeline = ({ name }: PromiseDefinition, { type, action, pipeline }: PipelineRun): string =>
  `${name}: ${type} ${action}, pipeline ${pipeline}`;

function readObject(file: string): unknown {
  const text = guard(`cannot read ${file}`, () => readFileSync(file, 'utf8'));
  const documents = guard(`${file} cannot be parsed`, () => parseDocuments(text));
  if (documents.length !== 1) throw new FileError(`${file} must hold one document, not ${documents.length}`);
  return documents[0];
}

/**
 * Writes all files or none: first beside their places, then by rename. The names beside are always the same, so
 * that a container which starts again leaves none of them behind for Kratix to pick up.
 */
function writeFiles(root: string, files: ReadonlyMap<string, string>): void {
  const places = [...files].map(([path, text]) => {
    const place = join(root, path);
    return { place, beside: join(dirname(place), `.${basename(place)}.unfinished`), text };
  });
  const done: string[] = [];
  try {
    for (const { place, beside, text } of places) {
      guard(`cannot write ${place}`, () => {
        mkdirSync(dirname(place), { recursive: true });
        done.push(beside);
        writeFileSync(beside, text);
      });
    }
    for (const { place, beside } of places) {
      guard(`cannot write ${place}`, () => {
        renameSync(beside, place);
        done.push(place);
      });
    }
  } catch (error) {
    for (const file of done) rmSync(file, { force: true });
    throw error;
  }
}

/** @throws FileError with what was tried */
function guard<T>(attempt: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    throw new FileError(`${attempt}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
