import { resolve } from 'node:path';
import { importSchema } from '@strata/workspace';
import type { Command } from './command';
import { EXIT, UsageError } from './exit-code';
import { openWorkspace } from './open-workspace';

/** Imports schemas that renders are checked against. */
export const schemaCommand: Command = async ({ words, release }, terminal) => {
  const [verb, source, ...rest] = words;
  if (verb !== 'import' || source === undefined || source.trim() === '' || rest.length > 0) {
    throw new UsageError('"schema" is called as "strata schema import <file, directory, URL or cluster>".');
  }
  const { root } = openWorkspace(terminal);
  const isPath = !/^(?:https?:\/\/|cluster(?::|$))/.test(source);
  const { added, replaced, unchanged, problems } = await importSchema(
    root,
    isPath ? resolve(terminal.directory, source) : source,
    release,
  );
  if (problems.length > 0) {
    terminal.stderr.write(`Nothing was imported:\n${problems.map((each) => `  ${each}\n`).join('')}`);
    return EXIT.issues;
  }
  const lines = [
    ...added.map((kind) => `added      ${kind}`),
    ...replaced.map((kind) => `replaced   ${kind}`),
    ...unchanged.map((kind) => `unchanged  ${kind}`),
  ];
  terminal.stdout.write(`${lines.join('\n')}\n\nNext: commit .strata/schemas/ and npm run render\n`);
  return EXIT.ok;
};
