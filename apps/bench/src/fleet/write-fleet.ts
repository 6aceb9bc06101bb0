import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { AddonLayers, Fleet } from './fleet';
import { printAddon } from './print-addon';
import { printEnvironments } from './print-environments';

/** Packages that the addons import are those of this repository. */
const PACKAGES = resolve(__dirname, '../../../../node_modules');

/** Every source file of a fleet's workspace, by its path. */
export function printFleet(fleet: Fleet): Record<string, string> {
  const addons = fleet.addons.map(({ name }) =>
    printAddon(name, fleet.layers.get(name) as AddonLayers, fleet.clusters),
  );
  return Object.assign(printEnvironments(fleet), ...addons) as Record<string, string>;
}

/** Writes a fleet as a workspace into a directory that has none. @returns the number of its source files */
export function writeFleet(fleet: Fleet, directory: string): number {
  const texts = Object.entries(printFleet(fleet));
  for (const [path, text] of texts) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), text);
  }
  symlinkSync(PACKAGES, join(directory, 'node_modules'));
  return texts.length;
}
