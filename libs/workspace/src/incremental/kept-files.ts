import { addonDirectory, clusterDirectory } from '@strata/render';
import type { Layout, OutputFile } from '@strata/render';
import { ownedDirectories } from '../owned-directories';
import { makePlan } from '../plan';
import type { Plan } from '../plan';
import { contentOf, contentOnDisk, stateOfCommon, stateOfDirectories } from './disk-states';
import type { AddonStates, DiskState, ShortState } from './disk-states';
import type { KeptFiles, KeptTarget, ProjectMemory, ProjectRecord } from './project-record';

/**
 * Whether everything of a project that is known stands on the disk as it was left, by what was seen of it aside.
 *
 * @returns the number of its files; undefined where that takes a closer look
 */
export function countUntouched(
  { common, targets }: ProjectRecord,
  disk: AddonStates<ShortState>,
): number | undefined {
  const isLeft = ({ state, count }: KeptFiles, [now, found]: ShortState): boolean =>
    state !== undefined && now === state && found === count;
  const names = Object.keys(targets);
  if (disk.clusters.size !== names.length || !isLeft(common, disk.common)) return undefined;
  let count = common.count;
  for (const name of names) {
    const [files, found] = [targets[name]?.files, disk.clusters.get(name)];
    if (files === undefined || found === undefined || !isLeft(files, found)) return undefined;
    count += files.count;
  }
  return count;
}

/** A record with the files as they are on the disk; undefined where one is not as it should be. */
export function findKept(root: string, record: ProjectRecord, disk: AddonStates): ProjectRecord | undefined {
  const { common, targets } = record;
  const keptCommon = onDisk(root, common, disk.common);
  if (keptCommon === undefined) return undefined;
  if ([...disk.clusters.keys()].some((cluster) => targets[cluster] === undefined)) return undefined;
  const kept: Record<string, KeptTarget> = {};
  let isSame = keptCommon === common;
  for (const [cluster, target] of Object.entries(targets)) {
    const files = onDisk(root, target.files, disk.clusters.get(cluster));
    if (files === undefined) return undefined;
    isSame &&= files === target.files;
    kept[cluster] = files === target.files ? target : { ...target, files };
  }
  return isSame ? record : { ...record, common: keptCommon, targets: kept };
}

/** Files as they are on the disk; undefined where they are not as they should be. */
export function onDisk(root: string, kept: KeptFiles, disk: DiskState | undefined): KeptFiles | undefined {
  if (disk === undefined) return kept.count === 0 ? kept : undefined;
  const isCounted = disk.paths.length === kept.count;
  if (disk.state !== undefined && disk.state === kept.state && isCounted) return kept;
  const isSame = isCounted && disk.links.length === 0 && contentOnDisk(root, disk.paths) === kept.content;
  return isSame ? keptFiles(kept, disk.state) : undefined;
}

export const keptFiles = ({ content, count }: KeptFiles, state: string | undefined): KeptFiles => ({
  content,
  count,
  ...(state === undefined ? {} : { state }),
});

/** Compares files with what was found on the disk before: a state of a later moment could be that of other content. */
export const compareWith = (
  root: string,
  directories: readonly string[],
  disk: DiskState | undefined,
  files: readonly OutputFile[],
): Plan => makePlan(root, directories, files, disk ?? { paths: [], links: [] });

export const describeFiles = (files: Layout['files']): KeptFiles => ({
  content: contentOf(files),
  count: files.length,
});

/** What is kept of a project once its changes have been carried out. */
export function settle(
  root: string,
  project: string,
  memory: ProjectMemory,
  changed: readonly string[],
): ProjectMemory {
  const { record } = memory;
  const isAddon = Object.keys(record.targets).length > 0;
  if (changed.length === 0) return memory;
  if (!isAddon) {
    const directories = ownedDirectories(project);
    const common = keptFiles(record.common, stateOfDirectories(root, directories).state);
    return { ...memory, record: { ...record, common } };
  }
  const directory = addonDirectory(project);
  const targets = { ...record.targets };
  for (const [cluster, target] of Object.entries(targets)) {
    const own = clusterDirectory(project, cluster);
    if (!changed.some((path) => path.startsWith(`${own}/`))) continue;
    targets[cluster] = { ...target, files: keptFiles(target.files, stateOfDirectories(root, [own]).state) };
  }
  const isCommon = changed.some((path) => !path.startsWith(`${directory}/clusters/`));
  const common = isCommon ? keptFiles(record.common, stateOfCommon(root, directory).state) : record.common;
  return { ...memory, record: { ...record, common, targets } };
}
