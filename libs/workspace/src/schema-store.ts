import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Issue } from '@strata/model';
import { kindKey } from '@strata/schema';
import type { KindSet, KindSource } from '@strata/schema';

/** Where imported schemas stand; committed, and written by imports alone. */
export const SCHEMA_DIRECTORY = '.strata/schemas';

/** What was imported, and where from. */
export const SCHEMA_INDEX = `${SCHEMA_DIRECTORY}/index.json`;

/** One definition that was imported. */
export interface ImportedSchema {
  /** The file, directory, URL or cluster that was named. */
  readonly source: string;
  /** The version of what was imported, where it was given or the definition names it. */
  readonly version?: string;
  /** SHA-256 of the definition as it was found, in hexadecimal digits. */
  readonly digest: string;
  /** Below the directory of the store. */
  readonly file: string;
  /** SHA-256 of that file. */
  readonly fileDigest: string;
  /** As `<apiVersion>/<Kind>`. */
  readonly kinds: readonly string[];
}

/** The schemas that somebody imported; each is read when an object of its kind comes. */
export class SchemaStore {
  readonly imports: readonly ImportedSchema[];
  /** Files of the store that are not as they were imported. */
  readonly issues: readonly Issue[];
  private readonly sets = new Map<string, KindSet | undefined>();

  constructor(private readonly root: string) {
    const { imports, issues } = readIndex(root);
    this.imports = imports;
    const strays = issues.length > 0 ? [] : findStrays(root, imports);
    this.issues = [...issues, ...imports.flatMap((each) => checkFile(root, each)), ...strays];
  }

  /** Gives kinds to a catalogue. */
  readonly source: KindSource = (apiVersion, kind) => {
    const key = kindKey(apiVersion, kind);
    const found = this.imports.find(({ kinds }) => kinds.includes(key));
    if (found === undefined || this.issues.length > 0) return undefined;
    if (!this.sets.has(found.file)) this.sets.set(found.file, readSet(this.root, found));
    return this.sets.get(found.file);
  };
}

function readIndex(root: string): { imports: readonly ImportedSchema[]; issues: readonly Issue[] } {
  const path = join(root, SCHEMA_INDEX);
  if (!existsSync(path)) return { imports: [], issues: [] };
  try {
    const { imports } = JSON.parse(readFileSync(path, 'utf8')) as { imports: ImportedSchema[] };
    if (!Array.isArray(imports) || !imports.every(isImport)) throw new Error('it has no imports');
    return { imports, issues: [] };
  } catch {
    const message = 'the list of imported schemas cannot be read';
    return { imports: [], issues: [{ code: 'STR608', message, location: { file: SCHEMA_INDEX } }] };
  }
}

const isImport = (value: unknown): value is ImportedSchema => {
  const { source, file, fileDigest, kinds } = (value ?? {}) as Partial<ImportedSchema>;
  const texts: unknown[] = [source, file, fileDigest];
  return texts.every((text) => typeof text === 'string') && Array.isArray(kinds);
};

/** Files that look like imported schemas and are on no list: nothing would be checked against them. */
function findStrays(root: string, imports: readonly ImportedSchema[]): Issue[] {
  const directory = join(root, SCHEMA_DIRECTORY);
  if (!existsSync(directory)) return [];
  const known = new Set([basename(SCHEMA_INDEX), ...imports.map(({ file }) => file)]);
  return readdirSync(directory)
    .filter((name) => /\.[0-9a-f]{12}\.json$/.test(name) && !known.has(name))
    .sort()
    .map((name): Issue => {
      const file = `${SCHEMA_DIRECTORY}/${name}`;
      const message = `${file} is not in the list of imported schemas`;
      return { code: 'STR608', message, location: { file }, remedy: 'Remove it, or import it again.' };
    });
}

/** Reading a file is quick; that it is what was imported is worth as much as that it is there. */
function checkFile(root: string, { file, fileDigest, kinds, source }: ImportedSchema): Issue[] {
  const path = `${SCHEMA_DIRECTORY}/${file}`;
  const text = existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : undefined;
  const problem =
    text === undefined
      ? 'is missing'
      : digestOf(text) !== fileDigest || !holds(text, kinds)
        ? 'is not as it was imported'
        : undefined;
  if (problem === undefined) return [];
  const message = `the schema of ${kinds.join(', ')} ${problem}`;
  const remedy = `Import it again: \`npx strata schema import ${source}\`.`;
  return [{ code: 'STR608', message, location: { file: path }, remedy }];
}

/** Whether a file of the store has kinds; it is known to be as it was written. */
const holds = (text: string, kinds: readonly string[]): boolean =>
  kinds.every((kind) => text.includes(`${JSON.stringify(kind)}:`));

function readSet(root: string, { file, source, version }: ImportedSchema): KindSet {
  const data = JSON.parse(readFileSync(join(root, SCHEMA_DIRECTORY, file), 'utf8')) as Omit<
    KindSet,
    'source'
  >;
  return { ...data, source: { name: source, ...(version === undefined ? {} : { version }) } };
}

/** SHA-256 in hexadecimal digits. */
export const digestOf = (data: string | Uint8Array): string =>
  createHash('sha256').update(data).digest('hex');
