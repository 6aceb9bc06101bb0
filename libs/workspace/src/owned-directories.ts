import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  addonDirectory,
  BOOTSTRAP_DIRECTORY,
  MATCHBOX_DIRECTORY,
  PREVIEWS_DIRECTORY,
  PROMISES_DIRECTORY,
  RENDERED,
  REQUESTS_DIRECTORY,
  TALOS_DIRECTORY,
} from '@strata/render';
import { MATCHBOX_PROJECT, TALOS_PROJECT } from './machine-projects';
import { RENOVATE_PRESET } from './platform-outputs';

/** The name of the project that owns what belongs to no single addon. */
export const PLATFORM_PROJECT = 'platform';

/** The projects that exist where their directory does, with what each owns of rendered/. */
const MACHINE_PROJECTS: Readonly<Record<string, string>> = {
  [MATCHBOX_PROJECT]: MATCHBOX_DIRECTORY,
  [TALOS_PROJECT]: TALOS_DIRECTORY,
};

/** The name of the root project: the workspace as a whole. */
export const WORKSPACE_PROJECT = 'strata';

/** What the platform owns beside the directories of addons that exist no more. */
export const PLATFORM_DIRECTORIES = [
  BOOTSTRAP_DIRECTORY,
  REQUESTS_DIRECTORY,
  PROMISES_DIRECTORY,
  PREVIEWS_DIRECTORY,
  RENOVATE_PRESET,
];

/** What a project owns of rendered/, whether it is there or not. */
export const ownedDirectories = (project: string): readonly string[] =>
  project === PLATFORM_PROJECT
    ? PLATFORM_DIRECTORIES
    : [MACHINE_PROJECTS[project] ?? addonDirectory(project)];

/** The projects of machines and of what they boot, where there are any. */
export const machineProjects = (root: string): string[] =>
  Object.keys(MACHINE_PROJECTS).filter((name) => existsSync(join(root, name)));

/** What stands in rendered/ and belongs to no project: left by a removed addon, or not made by Strata. */
export function orphans(root: string, folders: readonly string[]): string[] {
  const addons = `${RENDERED}/addons`;
  const ofMachines = machineProjects(root).map((name) => MACHINE_PROJECTS[name] ?? '');
  const owned = [addons, ...PLATFORM_DIRECTORIES, ...ofMachines, ...folders.map(addonDirectory)];
  return [RENDERED, addons]
    .flatMap((parent) => entries(root, parent).map((name) => `${parent}/${name}`))
    .filter((path) => !owned.includes(path))
    .sort();
}

function entries(root: string, directory: string): string[] {
  const path = join(root, directory);
  return existsSync(path) ? readdirSync(path) : [];
}
