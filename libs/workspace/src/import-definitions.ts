import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import omit from 'lodash/omit';
import { checkObjectRules, checkSchema } from '@strata/checks';
import { formatPath } from '@strata/compose';
import type { Manifest } from '@strata/kubernetes';
import { checkDefinition, definitionKinds, KindCatalogue, shareSchemas } from '@strata/schema';
import { findDefinitions } from './find-definitions';
import type { DefinitionText } from './find-definitions';
import { digestOf, SCHEMA_DIRECTORY, SCHEMA_INDEX, SchemaStore } from './schema-store';
import type { ImportedSchema } from './schema-store';

/** What came of an import. */
export interface DefinitionImport {
  readonly added: readonly string[];
  readonly replaced: readonly string[];
  readonly unchanged: readonly string[];
  readonly problems: readonly string[];
}

interface Draft extends ImportedSchema {
  readonly text: string;
}

/**
 * Writes the schemas of all definitions in texts into the store, or nothing where there is a problem. A kind that is there
 * already is replaced.
 *
 * @param source the file, directory, URL or cluster, as people wrote it
 * @param version of what is imported, where somebody gave it
 */
export function importDefinitions(
  root: string,
  source: string,
  texts: readonly DefinitionText[],
  version?: string,
): DefinitionImport {
  const problems: string[] = [];
  const drafts = texts.flatMap((text) => {
    try {
      return findDefinitions(text).flatMap(
        (definition) => draftOf(definition, source, version, problems) ?? [],
      );
    } catch (error) {
      problems.push((error as Error).message);
      return [];
    }
  });
  const twice = drafts
    .flatMap(({ kinds }) => kinds)
    .filter((kind, index, all) => all.indexOf(kind) !== index);
  problems.push(...new Set(twice.map((kind) => `${kind} is defined twice in ${source}`)));
  if (drafts.length === 0 && problems.length === 0)
    problems.push(`${source} holds no CustomResourceDefinition`);
  const nothing = { added: [], replaced: [], unchanged: [] };
  if (problems.length > 0) return { ...nothing, problems };
  return { ...write(root, drafts), problems };
}

function draftOf(
  definition: Readonly<Record<string, unknown>>,
  source: string,
  version: string | undefined,
  problems: string[],
): Draft | undefined {
  const refused = refusalsOf(definition);
  if (refused.length > 0) {
    problems.push(...refused);
    return undefined;
  }
  const set = definitionKinds(definition, { name: source });
  const kinds = Object.keys(set.kinds).sort();
  const name = (definition as { metadata?: { name?: string } }).metadata?.name ?? 'a definition';
  if (kinds.length === 0) {
    problems.push(`${name} has no version with a schema`);
    return undefined;
  }
  for (const [kind, { schema }] of Object.entries(set.kinds)) {
    problems.push(...checkDefinition(schema).map(({ field, message }) => `${kind} ${field}: ${message}`));
  }
  const text = `${JSON.stringify(shareSchemas(set.kinds))}\n`;
  const fileDigest = digestOf(text);
  const release = version ?? releaseOf(definition);
  return {
    source,
    ...(release === undefined ? {} : { version: release }),
    digest: digestOf(JSON.stringify(definition)),
    file: `${name}.${fileDigest.slice(0, 12)}.json`,
    fileDigest,
    kinds,
    text,
  };
}

/** Why the API server would not take a definition; its name becomes the name of a file. */
function refusalsOf(definition: Readonly<Record<string, unknown>>): string[] {
  const manifest = definition as unknown as Manifest;
  const name = manifest.metadata?.name ?? 'a definition';
  if (definition['apiVersion'] !== 'apiextensions.k8s.io/v1') {
    return [`${name} is of ${String(definition['apiVersion'])}; only apiextensions.k8s.io/v1 is served`];
  }
  const found = [...checkSchema(manifest, new KindCatalogue()).problems, ...checkObjectRules(manifest)];
  return found.map(({ path, message }) => `${name} ${formatPath(path)} ${message}`);
}

/** What the maker of a definition wrote into it. */
function releaseOf(definition: Readonly<Record<string, unknown>>): string | undefined {
  const { metadata } = definition as {
    metadata?: { labels?: Record<string, string>; annotations?: Record<string, string> };
  };
  return (
    metadata?.labels?.['app.kubernetes.io/version'] ??
    metadata?.annotations?.['gateway.networking.k8s.io/bundle-version'] ??
    metadata?.annotations?.['operator.prometheus.io/version']
  );
}

function write(root: string, drafts: readonly Draft[]): Omit<DefinitionImport, 'problems'> {
  const before = new SchemaStore(root).imports;
  const imported = new Set(drafts.flatMap(({ kinds }) => kinds));
  const isReplaced = ({ kinds }: ImportedSchema): boolean => kinds.some((kind) => imported.has(kind));
  const records = drafts.map((draft): ImportedSchema => omit(draft, 'text'));
  const after = [...before.filter((each) => !isReplaced(each)), ...records].sort((a, b) =>
    a.file < b.file ? -1 : 1,
  );
  const directory = join(root, SCHEMA_DIRECTORY);
  mkdirSync(directory, { recursive: true });
  for (const { file, text } of drafts) writeWhole(join(directory, file), text);
  writeWhole(join(root, SCHEMA_INDEX), `${JSON.stringify({ imports: after }, undefined, 2)}\n`);
  const kept = new Set(after.map(({ file }) => file));
  before
    .filter(({ file }) => !kept.has(file))
    .forEach(({ file }) => rmSync(join(directory, file), { force: true }));
  const files = new Set(before.map(({ file }) => file));
  const old = new Set(before.flatMap(({ kinds }) => kinds));
  const kindsOf = (test: (draft: Draft) => boolean): string[] =>
    drafts.filter(test).flatMap(({ kinds }) => [...kinds]);
  const isOld = ({ kinds }: Draft): boolean => kinds.some((kind) => old.has(kind));
  return {
    added: kindsOf((draft) => !isOld(draft)),
    replaced: kindsOf((draft) => isOld(draft) && !files.has(draft.file)),
    unchanged: kindsOf((draft) => files.has(draft.file)),
  };
}

/** Nobody ever sees half a file. */
function writeWhole(path: string, text: string): void {
  writeFileSync(`${path}.draft`, text);
  renameSync(`${path}.draft`, path);
}
