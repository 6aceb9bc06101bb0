import type { AddonLayers } from '../fleet/fleet';
import { isMap } from '../fleet/json';

/** An addon's layers as a Jsonnet object in which nested maps are written with `+:`, so that `+` merges them. */
export function printAddonLayers({ defaults, ...stacks }: AddonLayers): string {
  const named = Object.entries(stacks).map(([stack, byName]) => {
    const layers = Object.entries(byName as Record<string, unknown>);
    return `  ${stack}: {\n${layers.map(([name, fields]) => `    ${JSON.stringify(name)}: ${printMerging(fields)},\n`).join('')}  },\n`;
  });
  return `{\n  defaults: ${printMerging(defaults)},\n${named.join('')}}\n`;
}

/** A Jsonnet object that imports one file for each addon. */
export function printImports(addons: readonly string[], fileOf: (addon: string) => string): string {
  return `{\n${addons.map((addon) => `  ${JSON.stringify(addon)}: import ${JSON.stringify(fileOf(addon))},\n`).join('')}}\n`;
}

/** A Jsonnet program that gives one file for each addon on each cluster: the merged configuration, as JSON. */
export function printMergedProgram(data: string): string {
  return `local index = import ${JSON.stringify(`${data}/index.json`)};
local addons = import ${JSON.stringify(`${data}/jplus.libsonnet`)};
{
  [addon.name + '@' + cluster.name + '.json']:
    layers.defaults + layers.environments[cluster.env] + layers.roles[cluster.role] + layers.clusters[cluster.name]
  for addon in index.addons
  for cluster in index.clusters
  for layers in [addons[addon.name]]
}
`;
}

/** Lists replace what is below, so that maps in them merge with nothing. */
function printMerging(value: unknown): string {
  if (!isMap(value)) return JSON.stringify(value);
  const fields = Object.entries(value).map(([key, field]) => {
    return `${JSON.stringify(key)}${isMap(field) ? '+' : ''}: ${printMerging(field)}`;
  });
  return `{ ${fields.join(', ')} }`;
}
