import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Addon } from '@strata/addon';
import { isMap } from '@strata/compose';
import type { Origin } from '@strata/compose';
import type { Issue } from '@strata/model';
import type { AddonSource } from '@strata/render';
import { loadDefaultExport } from './load-module';
import { locateInTypeScript } from './locate-typescript';

/** Loads the definition of an addon, or tells why that fails. */
export function loadAddon(
  root: string,
  folder: string,
  overlays: readonly string[],
): Omit<AddonSource, 'dependencies'> | { issues: Issue[] } {
  const file = `libs/addons/${folder}/src/index.ts`;
  // Discovery has told of a folder without a definition.
  if (!existsSync(join(root, file))) return { issues: [] };
  const loaded = loadDefaultExport(root, file);
  if ('issues' in loaded) return loaded;
  if (!isAddon(loaded.value)) {
    const message = `${file} has no addon as its default export`;
    return { issues: [{ code: 'STR111', message, location: { file, line: 1, column: 1 } }] };
  }
  const defaults = `libs/addons/${folder}/src/defaults.ts`;
  const defaultsFile = existsSync(join(root, defaults)) ? defaults : file;
  return {
    addon: loaded.value,
    folder,
    overlays,
    definitionOrigin: originOf(root, file, 'defineAddon'),
    defaultsOrigin: originOf(root, defaultsFile, 'layer'),
  };
}

/** The origin of what a file gives to a function; the file is read again only when a place in it is asked for. */
function originOf(root: string, file: string, callee: string): Origin {
  let locate: ReturnType<typeof locateInTypeScript> | undefined;
  return {
    name: file,
    file,
    locate: (path) => (locate ??= locateInTypeScript(readFileSync(join(root, file), 'utf8'), callee))(path),
  };
}

function isAddon(value: unknown): value is Addon {
  return (
    isMap(value) &&
    typeof value['name'] === 'string' &&
    ['schema', 'defaults', 'placement', 'namespace'].every((field) => isMap(value[field])) &&
    (value['dependsOn'] === undefined || Array.isArray(value['dependsOn']))
  );
}
