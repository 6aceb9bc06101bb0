import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Addon } from '@strata/addon';
import { isMap } from '@strata/compose';
import type { Issue } from '@strata/model';
import type { AddonSource } from '@strata/render';
import { loadDefaultExport } from './load-module';
import { locateInTypeScript } from './locate-typescript';

/** Loads the definition of an addon, or tells why that fails. */
export function loadAddon(
  root: string,
  folder: string,
  overlays: readonly string[],
): AddonSource | { issues: Issue[] } {
  const file = `libs/addons/${folder}/src/index.ts`;
  const loaded = loadDefaultExport(root, file);
  if ('issues' in loaded) return loaded;
  if (!isAddon(loaded.value)) {
    return {
      issues: [{ code: 'STR111', message: `${file} has no addon as its default export`, location: { file } }],
    };
  }
  const defaults = `libs/addons/${folder}/src/defaults.ts`;
  const defaultsFile = existsSync(join(root, defaults)) ? defaults : file;
  const locate = locateInTypeScript(readFileSync(join(root, defaultsFile), 'utf8'));
  return {
    addon: loaded.value,
    folder,
    overlays,
    defaultsOrigin: { name: 'addon defaults', file: defaultsFile, locate },
  };
}

function isAddon(value: unknown): value is Addon {
  return (
    isMap(value) &&
    typeof value['name'] === 'string' &&
    ['schema', 'defaults', 'placement', 'namespace'].every((field) => isMap(value[field]))
  );
}
