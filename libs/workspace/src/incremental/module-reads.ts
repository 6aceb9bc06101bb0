import { join, sep } from 'node:path';
import { toWorkspacePath } from '../workspace-path';
import { belongsToAddon } from './input-names';

/** Where definitions are, and what Node finds by itself. */
const DEFINED: readonly string[] = [
  'environments',
  'libs/addons',
  'libs/promises',
  'talos',
  'matchbox',
  'node_modules',
];

/**
 * The addons whose files are imported, directly and through others, from files of an addon and its overlays; without the
 * addon itself.
 */
export function addonsReadBy(root: string, addon: string, overlays: readonly string[]): string[] {
  const files = [`libs/addons/${addon}/src/index.ts`, ...overlays].map((file) => join(root, file));
  return foldersAmong(root, reachedFrom(files)).filter((folder) => folder !== addon);
}

/** The addons whose files are imported from what belongs to no addon, such as a promise or facts. */
export function addonsReadElsewhere(root: string): string[] {
  const places = DEFINED.map((directory) => join(root, directory, sep));
  const isElsewhere = (file: string): boolean =>
    places.some((place) => file.startsWith(place)) && !belongsToAddon(toWorkspacePath(root, file));
  return foldersAmong(root, reachedFrom(Object.keys(require.cache).filter(isElsewhere)));
}

/** The addons that files belong to, sorted. */
function foldersAmong(root: string, files: Iterable<string>): string[] {
  const library = join(root, 'libs/addons', sep);
  const folders = [...files]
    .filter((file) => file.startsWith(library))
    .map((file) => file.slice(library.length).split(sep)[0] ?? '');
  return [...new Set(folders)].sort();
}

/** Files of a workspace that definitions import from elsewhere, from the workspace root. */
export function strayImports(root: string): string[] {
  const inside = `${root}${sep}`;
  const defined = DEFINED.map((directory) => join(root, directory, sep));
  const isDefined = (file: string): boolean => defined.some((directory) => file.startsWith(directory));
  return [...reachedFrom(Object.keys(require.cache).filter(isDefined))]
    .filter((file) => file.startsWith(inside) && !isDefined(file))
    .map((file) => file.slice(inside.length).split(sep).join('/'))
    .sort();
}

/** Modules that are loaded for some files, without those of packages. */
function reachedFrom(files: readonly string[]): Set<string> {
  const reached = new Set<string>();
  const visit = ({ filename, children }: NodeJS.Module): void => {
    if (reached.has(filename) || filename.includes(`${sep}node_modules${sep}`)) return;
    reached.add(filename);
    children.forEach(visit);
  };
  for (const file of files) {
    const module = require.cache[file];
    if (module !== undefined) visit(module);
  }
  return reached;
}
