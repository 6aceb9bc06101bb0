import type { Tree } from '@nx/devkit';
import { isName, suggest } from '@strata/model';

/** Throws unless a text can name an environment, cluster or addon. */
export function requireName(kind: string, name: string, reserved: readonly string[] = []): void {
  if (!isName(name)) {
    throw new Error(
      `"${name}" cannot name ${kind}: use lower-case letters, digits and hyphens, start with a letter, ` +
        'at most 40 characters.',
    );
  }
  if (reserved.includes(name)) throw new Error(`"${name}" cannot name ${kind}: the name is reserved.`);
}

/** Throws unless a directory exists; the message lists its neighbours. */
export function requireDirectory(tree: Tree, kind: string, parent: string, name: string): void {
  const known = directoriesIn(tree, parent);
  if (!known.includes(name)) throw new Error(`There is no ${kind} "${name}". ${suggest(name, known)}`);
}

/** Names of the directories in a directory of the tree, sorted. */
export function directoriesIn(tree: Tree, parent: string): string[] {
  return tree
    .children(parent)
    .filter((name) => !tree.isFile(`${parent}/${name}`))
    .sort();
}

/** The clusters of the workspace that have a directory. */
export const clustersIn = (tree: Tree): { environment: string; name: string }[] =>
  directoriesIn(tree, 'environments').flatMap((environment) => {
    const parent = `environments/${environment}/clusters`;
    return tree.exists(parent) ? directoriesIn(tree, parent).map((name) => ({ environment, name })) : [];
  });
