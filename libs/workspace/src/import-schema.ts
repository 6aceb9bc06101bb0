import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, sep } from 'node:path';
import { CONTRACTS } from '@strata/talos';
import { talosSchemaFile } from './check-config';
import { readDefinitionTexts } from './find-definitions';
import { importDefinitions } from './import-definitions';
import type { DefinitionImport } from './import-definitions';

/** The `$id` of the JSON Schema of a release of Talos. */
const TALOS_ID = /^https:\/\/talos\.dev\/v(\d+\.\d+)\/schemas\/config\.schema\.json$/;

/**
 * Imports what renders are checked against from then on: CustomResourceDefinitions, or the JSON Schema of machine configs
 * of a release of Talos.
 *
 * @param source a file, a directory, a URL, or `cluster` with the context after a colon
 * @param version of what is imported, where it does not say so itself
 */
export async function importSchema(
  root: string,
  source: string,
  version?: string,
): Promise<DefinitionImport> {
  try {
    const texts = await readDefinitionTexts(source);
    const [only, ...others] = texts;
    const id = only === undefined || others.length > 0 ? undefined : schemaId(only.text);
    if (only !== undefined && id !== undefined) return importTalos(root, source, id, only.text);
    return importDefinitions(root, nameOf(root, source), texts, version);
  } catch (error) {
    return refused((error as Error).message);
  }
}

/** A source as the store names it: no path of the machine that imported it, and nothing that lets somebody in. */
function nameOf(root: string, source: string): string {
  if (/^https?:\/\//.test(source)) {
    const { origin, pathname } = new URL(source);
    return `${origin}${pathname}`;
  }
  if (!isAbsolute(source)) return source;
  const path = relative(root, source);
  return path.startsWith('..') ? basename(source) : path.split(sep).join('/');
}

const refused = (problem: string): DefinitionImport => ({
  added: [],
  replaced: [],
  unchanged: [],
  problems: [problem],
});

function importTalos(root: string, source: string, id: string, text: string): DefinitionImport {
  const release = TALOS_ID.exec(id)?.[1];
  const contract = CONTRACTS.find((each) => each === release);
  if (contract === undefined) {
    const known = CONTRACTS.map((each) => `v${each}`).join(', ');
    return refused(`${source} is not the schema of a machine config of Talos ${known}, but "${id}"`);
  }
  const file = talosSchemaFile(contract);
  const target = join(root, file);
  const kinds = [`machine configs of Talos ${contract}`];
  const before = existsSync(target) ? readFileSync(target, 'utf8') : undefined;
  if (before === text) return { ...refused(''), unchanged: kinds, problems: [] };
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(`${target}.draft`, text);
  renameSync(`${target}.draft`, target);
  const isNew = before === undefined;
  return { added: isNew ? kinds : [], replaced: isNew ? [] : kinds, unchanged: [], problems: [] };
}

/** The `$id` of a JSON Schema, perhaps empty; undefined for what is none. */
function schemaId(text: string): string | undefined {
  try {
    const { $id, $schema } = JSON.parse(text) as { $id?: unknown; $schema?: unknown };
    if (typeof $schema !== 'string') return undefined;
    return typeof $id === 'string' ? $id : '';
  } catch {
    return undefined;
  }
}
