import { MATCHBOX_PROJECT, TALOS_PROJECT } from '../machine-projects';
import { PLATFORM_PROJECT } from '../owned-directories';
import { addonsOf } from './input-names';
import type { ProjectMemory } from './project-record';

/** Whether a project depends on sources of addons. */
export function isTouched(project: string, { record }: ProjectMemory, paths: readonly string[]): boolean {
  const { overlays, libraries } = addonsOf(paths);
  if (project === PLATFORM_PROJECT) return libraries.length > 0;
  return (
    [...overlays, ...libraries].includes(project) || record.reads.some((addon) => libraries.includes(addon))
  );
}

/** The project that owns a path below rendered/. */
export function ownerOf(path: string, addons: ReadonlySet<string>): string {
  const [, top = '', name = ''] = path.split('/');
  if (top === 'addons') return addons.has(name) ? name : PLATFORM_PROJECT;
  return MACHINE_PROJECTS.includes(top) ? top : PLATFORM_PROJECT;
}

const MACHINE_PROJECTS: readonly string[] = [TALOS_PROJECT, MATCHBOX_PROJECT];
