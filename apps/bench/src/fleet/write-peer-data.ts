import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { printAddonLayers, printImports } from '../compose/jsonnet-text';
import { FOUNDATION } from './fleet';
import type { Fleet } from './fleet';

/**
 * Writes a fleet for those who are compared with Strata, in the form that each reads fastest: `index.json` with addons,
 * clusters and facts, and the layers of each addon as JSON (`layers/`) and as Jsonnet with `+:` (`jplus.libsonnet`).
 */
export function writePeerData({ clusters, addons, facts, layers }: Fleet, directory: string): void {
  mkdirSync(join(directory, 'layers'), { recursive: true });
  mkdirSync(join(directory, 'jplus'));
  const put = (file: string, text: string) => writeFileSync(join(directory, file), text);
  put('index.json', JSON.stringify({ foundation: FOUNDATION, clusters, addons, facts }));
  for (const [addon, of] of layers) {
    put(`layers/${addon}.json`, JSON.stringify(of));
    put(`jplus/${addon}.libsonnet`, printAddonLayers(of));
  }
  put(
    'jplus.libsonnet',
    printImports([...layers.keys()], (addon) => `jplus/${addon}.libsonnet`),
  );
}
