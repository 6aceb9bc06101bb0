import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { isMap } from '@strata/compose';
import { parseAllDocuments } from 'yaml';

/** One text with definitions, and what to call it. */
export interface DefinitionText {
  readonly name: string;
  readonly text: string;
}

/** The longest that an answer of a server may take, in milliseconds. */
const TIMEOUT_MILLISECONDS = 60_000;

/**
 * The texts that a file, a directory (with those below it) or a URL holds; of a cluster, its definitions.
 *
 * @param source a path, a URL, or `cluster` with the context after a colon, such as `cluster:lab`
 * @throws Error telling why there is none
 */
export async function readDefinitionTexts(source: string): Promise<DefinitionText[]> {
  if (/^https?:\/\//.test(source)) return [{ name: source, text: await fetchText(source) }];
  if (!existsSync(source)) {
    if (/^cluster(?::|$)/.test(source))
      return [{ name: source, text: await readCluster(source.slice('cluster:'.length)) }];
    throw new Error(`there is no file ${source}`);
  }
  const files = statSync(source).isDirectory() ? listFiles(source) : [source];
  if (files.length === 0) throw new Error(`${source} holds no YAML or JSON`);
  return files.map((file) => ({ name: basename(file), text: readFileSync(file, 'utf8') }));
}

async function fetchText(url: string): Promise<string> {
  const response = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MILLISECONDS) });
  if (!response.ok) throw new Error(`${url} answers ${response.status} ${response.statusText}`.trim());
  return response.text();
}

/** The definitions of the cluster that a context of the kubeconfig names, the current one where it names none. */
async function readCluster(context: string): Promise<string> {
  // Takes a second to load, and is needed for this alone.
  const { ApiextensionsV1Api, KubeConfig } =
    require('@kubernetes/client-node') as typeof import('@kubernetes/client-node');
  const config = new KubeConfig();
  config.loadFromDefault();
  if (context !== '') config.setCurrentContext(context);
  if (config.getCurrentCluster() === null) throw new Error(`the kubeconfig has no cluster for "${context}"`);
  const { items } = await config.makeApiClient(ApiextensionsV1Api).listCustomResourceDefinition();
  return items
    .map((item) =>
      JSON.stringify({ ...item, apiVersion: 'apiextensions.k8s.io/v1', kind: 'CustomResourceDefinition' }),
    )
    .join('\n---\n');
}

const listFiles = (directory: string): string[] =>
  readdirSync(directory, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(directory, entry.name);
      if (entry.isDirectory()) return entry.name.startsWith('.') ? [] : listFiles(path);
      return /\.(?:ya?ml|json)$/.test(entry.name) ? [path] : [];
    });

/** Every CustomResourceDefinition in a text, also in a List; other objects are left out. @throws Error for bad YAML */
export function findDefinitions({ name, text }: DefinitionText): Readonly<Record<string, unknown>>[] {
  return parseAllDocuments(text).flatMap((document) => {
    const [error] = document.errors;
    if (error !== undefined)
      throw new Error(`${name} is not valid YAML: ${error.message.split('\n')[0] ?? ''}`);
    return definitionsIn(document.toJS());
  });
}

function definitionsIn(value: unknown): Readonly<Record<string, unknown>>[] {
  if (!isMap(value)) return [];
  if (Array.isArray(value['items'])) return value['items'].flatMap(definitionsIn);
  return value['kind'] === 'CustomResourceDefinition' ? [value] : [];
}
