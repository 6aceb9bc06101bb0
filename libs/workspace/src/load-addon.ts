import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Addon } from '@strata/addon';
import { isMap } from '@strata/compose';
import type { Issue } from '@strata/model';
import { checkShape } from '@strata/render';
import type { AddonSource } from '@strata/render';
import { loadDefinition, originOf } from './load-definition';

/** Loads the definition of an addon, or tells why that fails. */
export function loadAddon(
  root: string,
  folder: string,
  overlays: readonly string[],
): Omit<AddonSource, 'dependencies'> | { issues: Issue[] } {
  const library = `libs/addons/${folder}`;
  const loaded = loadDefinition(root, library, 'addon', 'defineAddon', isAddon);
  if ('issues' in loaded) return loaded;
  const { definition: addon, origin: definitionOrigin } = loaded;
  const issues = checkShape({ addon, folder, definitionOrigin });
  if (issues.length > 0) return { issues };
  const defaults = `${library}/src/defaults.ts`;
  const defaultsFile = existsSync(join(root, defaults)) ? defaults : definitionOrigin.file;
  return { addon, folder, overlays, definitionOrigin, defaultsOrigin: originOf(root, defaultsFile, 'layer') };
}

function isAddon(value: unknown): value is Addon {
  return (
    isMap(value) &&
    typeof value['name'] === 'string' &&
    ['schema', 'defaults', 'placement', 'namespace'].every((field) => isMap(value[field])) &&
    (value['dependsOn'] === undefined || Array.isArray(value['dependsOn']))
  );
}
