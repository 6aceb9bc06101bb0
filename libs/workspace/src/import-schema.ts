import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CONTRACTS } from '@strata/talos';
import { talosSchemaFile } from './check-config';

/** What became of a schema that was to be imported. */
export type SchemaImport = { readonly file: string; readonly isNew: boolean } | { readonly problem: string };

/** The `$id` of the JSON Schema of a release of Talos. */
const TALOS_ID = /^https:\/\/talos\.dev\/v(\d+\.\d+)\/schemas\/config\.schema\.json$/;

/**
 * Copies the JSON Schema of machine configs of a release of Talos into the workspace; every render checks against it
 * from then on.
 *
 * @param path of the schema, such as `config.schema.json` of a release
 */
export function importSchema(root: string, path: string): SchemaImport {
  if (!existsSync(path)) return { problem: `there is no file ${path}` };
  const text = readFileSync(path, 'utf8');
  const id = schemaId(text);
  if (id === undefined) return { problem: `${path} is no JSON Schema` };
  const release = TALOS_ID.exec(id)?.[1];
  const contract = CONTRACTS.find((each) => each === release);
  if (contract === undefined) {
    const known = CONTRACTS.map((each) => `v${each}`).join(', ');
    return { problem: `${path} is not the schema of a machine config of Talos ${known}, but "${id}"` };
  }
  const file = talosSchemaFile(contract);
  const target = join(root, file);
  if (existsSync(target) && readFileSync(target, 'utf8') === text) return { file, isNew: false };
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(`${target}.draft`, text);
  renameSync(`${target}.draft`, target);
  return { file, isNew: true };
}

function schemaId(text: string): string | undefined {
  try {
    const { $id, $schema } = JSON.parse(text) as { $id?: unknown; $schema?: unknown };
    if (typeof $schema !== 'string') return undefined;
    return typeof $id === 'string' ? $id : '';
  } catch {
    return undefined;
  }
}
