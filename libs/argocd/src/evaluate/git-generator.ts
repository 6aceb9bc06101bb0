import { isMap } from '@strata/compose';
import { matchGlob } from '../project/match-glob';
import { normalizeGitUrl } from '../project/normalize-git-url';
import type { FieldPath, Parameters, WorldRepository } from './evaluation';
import { invalid, unsupported } from './evaluation-error';
import { addValues } from './generator-context';
import type { GeneratorContext } from './generator-context';
import { ownList } from './own-list';
import { matchGitPattern, matchPath } from './match-path';
import { parseYaml } from './parse-yaml';
import { readFlag, readList, readText } from './read-fields';
import { sanitizeName } from './sanitize-name';

type Fields = Readonly<Record<string, unknown>>;

/**
 * Parameters of directories, or of maps in files, of the world's repository. Every revision is the world's.
 *
 * @throws EvaluationError for any other repository
 * @see https://argo-cd.readthedocs.io/en/stable/operator-manual/applicationset/Generators-Git/
 */
export function generateGit(fields: Fields, path: FieldPath, context: GeneratorContext): Parameters[] {
  const repository = requireRepository(readText(fields, 'repoURL', path), path, context);
  const prefix = readText(fields, 'pathParamPrefix', path);
  const place = (values: Record<string, unknown>, parameters: Record<string, unknown>) => ({
    ...values,
    ...(prefix === '' ? { path: parameters } : { [prefix]: { path: parameters } }),
  });
  const directories = readPatterns(fields, 'directories', path);
  const files = readPatterns(fields, 'files', path);
  if (directories.length + files.length === 0) throw invalid(path, 'git has neither directories nor files');
  const found =
    directories.length > 0
      ? findDirectories(repository, directories).map((directory) => place({}, describeDirectory(directory)))
      : findFiles(repository, files, path).flatMap((file) =>
          readFileMaps(file, repository.read(file), path).map((map) => place(map, describeFile(file))),
        );
  return found.map((values) => addValues({ values }, fields, path, context));
}

function requireRepository(url: string, path: FieldPath, { world }: GeneratorContext): WorldRepository {
  const { repository } = world;
  const known = repository?.urls.some((each) => matchGlob(normalizeGitUrl(each), normalizeGitUrl(url), '/'));
  if (repository === undefined || known !== true) {
    throw unsupported([...path, 'repoURL'], `the repository ${url} cannot be read here`);
  }
  return repository;
}

interface Pattern {
  readonly pattern: string;
  readonly exclude: boolean;
}

const readPatterns = (fields: Fields, key: string, path: FieldPath): Pattern[] =>
  readList(fields, key, path).map((value, i) => {
    const at = [...path, key, i];
    if (!isMap(value)) throw invalid(at, `an element of ${key} is no map`);
    return { pattern: readText(value, 'path', at), exclude: readFlag(value, 'exclude', at) };
  });

/** Every directory that has a tracked file somewhere below it, but hidden ones and what is in those. */
function findDirectories({ files }: WorldRepository, patterns: readonly Pattern[]): string[] {
  const all = files.flatMap((file) => {
    const names = file.split('/').slice(0, -1);
    return names.map((_, i) => names.slice(0, i + 1));
  });
  const shown = all.filter((names) => !names.some((name) => name.startsWith('.')));
  const unique = [...new Set(shown.map((names) => names.join('/')))].sort();
  return unique.filter((directory) => {
    const matching = patterns.filter(({ pattern }) => matchPath(pattern, directory));
    return matching.length > 0 && !matching.some(({ exclude }) => exclude);
  });
}

function findFiles({ files }: WorldRepository, patterns: readonly Pattern[], path: FieldPath): string[] {
  const matches = (file: string, excluded: boolean): boolean =>
    patterns.some(({ pattern, exclude }) => exclude === excluded && matchGitPattern(pattern, file));
  try {
    return files.filter((file) => matches(file, false) && !matches(file, true)).sort();
  } catch (error) {
    throw unsupported([...path, 'files'], `${(error as Error).message} is not supported`);
  }
}

const describeDirectory = (directory: string): Record<string, unknown> => {
  const segments = directory.split('/');
  const basename = segments.at(-1) as string;
  return {
    path: directory,
    basename,
    basenameNormalized: sanitizeName(basename),
    segments: ownList(segments),
  };
};

function describeFile(file: string): Record<string, unknown> {
  const slash = file.lastIndexOf('/');
  const filename = file.slice(slash + 1);
  return {
    ...describeDirectory(slash < 0 ? '.' : file.slice(0, slash)),
    filename,
    filenameNormalized: sanitizeName(filename),
  };
}

/** The maps in a file: one, or a list of them. An empty file is an empty map. */
function readFileMaps(file: string, text: string, path: FieldPath): Record<string, unknown>[] {
  let parsed: unknown;
  try {
    parsed = parseYaml(text) ?? {};
  } catch (error) {
    throw invalid([...path, 'files'], `${file} is no YAML: ${(error as Error).message}`);
  }
  const maps = (Array.isArray(parsed) ? parsed : [parsed]).map((each: unknown) => each ?? {});
  if (!maps.every(isMap)) throw invalid([...path, 'files'], `${file} is neither a map nor a list of maps`);
  return maps;
}
