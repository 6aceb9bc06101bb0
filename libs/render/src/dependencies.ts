import type { Addon } from '@strata/addon';
import { suggest } from '@strata/model';
import type { Issue } from '@strata/model';
import type { AddonSource } from './addon-source';
import { locationOf } from './location';

/** What an addon waits for, directly and through others. */
export interface Dependencies {
  /**
   * The sync wave of its ApplicationSet: one more than the highest of the addons that it depends on; 0 for an addon
   * that waits for nothing.
   */
  readonly wave: number;
  /** Every addon that must be healthy before it, sorted by name. */
  readonly addons: readonly Addon[];
}

/**
 * Follows what an addon depends on. Names that are not known and cycles are left out here and reported by
 * {@link checkDependencies}.
 *
 * @param definitionOf the definition of an addon by name, if it exists and can be loaded
 */
export function findDependencies(
  addon: Addon,
  definitionOf: (name: string) => Addon | undefined,
): Dependencies {
  const found = new Map<string, Addon>();
  const waveOf = (current: Addon, path: readonly string[]): number => {
    const below = (current.dependsOn ?? []).flatMap((name) => {
      const dependency = path.includes(name) ? undefined : definitionOf(name);
      if (dependency === undefined) return [];
      found.set(name, dependency);
      return waveOf(dependency, [...path, name]) + 1;
    });
    return Math.max(0, ...below);
  };
  const wave = waveOf(addon, [addon.name]);
  return { wave, addons: [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1)) };
}

/** Dependencies on addons that do not exist, and cycles that the addon is part of. */
export function checkDependencies(
  { addon, folder, definitionOrigin }: Pick<AddonSource, 'addon' | 'folder' | 'definitionOrigin'>,
  known: readonly string[],
  definitionOf: (name: string) => Addon | undefined,
): Issue[] {
  const locate = (index: number) => locationOf(definitionOrigin, ['dependsOn', index]);
  return (addon.dependsOn ?? []).flatMap((name, index): Issue[] => {
    if (!known.includes(name)) {
      const message = `${folder} depends on "${name}", which is not an addon`;
      return [{ code: 'STR214', message, location: locate(index), remedy: suggest(name, known) }];
    }
    const way = findWay(name, addon.name, definitionOf, [name]);
    if (way === undefined) return [];
    const message = `${[addon.name, ...way].join(' waits for ')}`;
    return [{ code: 'STR215', message, location: locate(index) }];
  });
}

/** The names from one addon to another along dependencies, both included. */
function findWay(
  from: string,
  to: string,
  definitionOf: (name: string) => Addon | undefined,
  path: readonly string[],
): string[] | undefined {
  if (from === to) return [...path];
  for (const next of definitionOf(from)?.dependsOn ?? []) {
    if (path.includes(next)) continue;
    const way = findWay(next, to, definitionOf, [...path, next]);
    if (way !== undefined) return way;
  }
  return undefined;
}
