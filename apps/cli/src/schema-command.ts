import { resolve } from 'node:path';
import { importSchema } from '@strata/workspace';
import type { Command } from './command';
import { EXIT, UsageError } from './exit-code';
import { openWorkspace } from './open-workspace';

/** Imports a schema that renders are checked against. */
export const schemaCommand: Command = ({ words }, terminal) => {
  const [verb, path, ...rest] = words;
  if (verb !== 'import' || path === undefined || rest.length > 0) {
    throw new UsageError('"schema" is called as "strata schema import <file>".');
  }
  const { root } = openWorkspace(terminal);
  const imported = importSchema(root, resolve(terminal.directory, path));
  if ('problem' in imported) throw new UsageError(`Nothing was imported: ${imported.problem}.`);
  const { file, isNew } = imported;
  terminal.stdout.write(
    isNew
      ? `${file} was imported. Next: npm run render\n`
      : `${file} is there already, with the same text.\n`,
  );
  return EXIT.ok;
};
