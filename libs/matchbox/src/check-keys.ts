import type { TObject } from '@sinclair/typebox';
import type { Path } from '@strata/compose';
import { suggest } from '@strata/model';
import { validateSchema } from '@strata/schema';
import { idOfFile } from './boot-files';
import type { BootProblem } from './boot-files';

/** What a check of one file found: `isReadable` is whether matchbox gets all that the file must say. */
export interface KeyFindings {
  readonly problems: readonly BootProblem[];
  readonly isReadable: boolean;
}

/** Checks the keys of a group or profile, their types, and that its id is the name of its file. */
export function checkKeys(file: string, data: unknown, keys: TObject): KeyFindings {
  const found = validateSchema(keys, data);
  const problems = found.map(({ kind, path, message, known }): BootProblem => {
    if (kind !== 'unknown' || known === undefined) return { file, path, message: nameTypes(message) };
    return { file, path, ...explainUnknown(String(path.at(-1)), known) };
  });
  return {
    problems: [...problems, ...checkId(file, data)],
    isReadable: found.every(({ kind }) => kind === 'unknown'),
  };
}

/** JSON of Go takes keys in any case: `Profile` is read, though nobody expects it. */
function explainUnknown(key: string, known: readonly string[]): Pick<BootProblem, 'message' | 'remedy'> {
  const plain = known.filter((each) => each !== '//');
  const same = plain.find((each) => each === key.toLowerCase());
  return same === undefined
    ? { message: 'is not known, and matchbox passes over it without a word', remedy: suggest(key, plain) }
    : { message: `is not known, and matchbox takes it for "${same}"`, remedy: `Write "${same}".` };
}

/** Names types as people do who write YAML. */
const nameTypes = (message: string): string =>
  message
    .replace('must be string', 'must be a text')
    .replace('must be object', 'must be a map')
    .replace('must be array', 'must be a list')
    .replace(
      /, not a (string|object)$/,
      (_, type: string) => `, not a ${type === 'string' ? 'text' : 'map'}`,
    );

const FILE_NAME = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,249}$/;

function checkId(file: string, data: unknown): BootProblem[] {
  if (!file.endsWith('.json'))
    return [
      problemOf(file, [], 'is not read: matchbox looks for names that end with .json', 'Rename the file.'),
    ];
  const id = (data as { readonly id?: unknown } | null | undefined)?.id;
  if (typeof id !== 'string') return [];
  if (id === '') return [problemOf(file, ['id'], 'is empty', `Write "${idOfFile(file)}".`)];
  if (!FILE_NAME.test(id)) {
    const remedy = 'Use up to 250 letters, digits, ".", "_" and "-", of which "." and "-" do not come first.';
    return [problemOf(file, ['id'], `is ${JSON.stringify(id)}, which cannot name a file`, remedy)];
  }
  const name = idOfFile(file);
  if (id === name) return [];
  const message = `is "${id}", but matchbox finds it by the name of its file, "${name}"`;
  return [problemOf(file, ['id'], message, `Write "${name}", or rename the file to ${id}.json.`)];
}

const problemOf = (file: string, path: Path, message: string, remedy: string): BootProblem => ({
  file,
  path,
  message,
  remedy,
});
