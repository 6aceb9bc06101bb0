import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import isEqual from 'lodash/isEqual';
import memoize from 'lodash/memoize';
import { KEPT_BY_TOOL } from '@strata/model';
import { addonDirectory } from '@strata/render';
import type { OutputFile } from '@strata/render';
import { readEntries } from '../read-entries';
import { readCached, writeCached } from './cache-file';
import { digestOf } from './digest';

/** Files in a place that one thing owns: by their states, without a look into them. */
export interface DiskState {
  /** Undefined where it may change without a trace. */
  readonly state: string | undefined;
  readonly paths: readonly string[];
  /** Those of the paths that are no files. */
  readonly links: readonly string[];
}

/** The same in short. */
export type ShortState = readonly [state: string | undefined, count: number];

/** What stands in the directory of an addon: for each cluster by itself, and all else. */
export interface AddonStates<State = DiskState> {
  readonly common: State;
  readonly clusters: ReadonlyMap<string, State>;
}

const CLUSTERS = 'clusters';

interface FileStates {
  stateOfDirectories(
    root: string,
    directories: readonly string[],
    keptByTool: string,
    skipped?: readonly string[],
  ): DiskState;
  stateOfFile(root: string, file: string): FileState;
  statesOfParts(
    root: string,
    directory: string,
    keptByTool: string,
    parts: string,
  ): { common: DiskState; parts: Map<string, DiskState> };
  readonly ASIDE_FILE: string;
  lookAside(root: string, question: typeof QUESTION): () => readonly Summary[];
  statesBelow(root: string, directories: readonly string[]): StatesBelow;
}

/** What stands in a directory in short: that of the parts by their names. */
type Summary = readonly [
  directory: string,
  common: ShortState,
  parts: readonly (readonly [name: string, ...ShortState])[],
];

/** The state of a file; undefined for one that changed just now, and null for what is no file. */
export type FileState = string | undefined | null;

/** Everything below some directories; certain where no link is on the way. The path of a directory ends with `/`. */
interface StatesBelow {
  readonly entries: readonly (readonly [path: string, state: FileState])[];
  readonly isCertain: boolean;
}

/** What a render looks at in a thread of its own, whatever it is asked for. */
const QUESTION = {
  directory: addonDirectory('').slice(0, -1),
  parts: CLUSTERS,
  keptByTool: KEPT_BY_TOOL,
};

/** The part of this that runs without the engine, and before it. */
export const { fileStates } = require('../../register.js') as { fileStates: FileStates };

/** Looks at what stands in directories of rendered/, from the workspace root; a file stands for itself. */
export const stateOfDirectories = (root: string, directories: readonly string[]): DiskState =>
  fileStates.stateOfDirectories(root, directories, KEPT_BY_TOOL);

/** Looks at what stands in the directory of an addon. */
export function statesOfAddon(root: string, directory: string): AddonStates {
  const { common, parts } = fileStates.statesOfParts(root, directory, KEPT_BY_TOOL, CLUSTERS);
  return { common, clusters: parts };
}

/** Looks at what stands in the directory of an addon and belongs to no cluster. */
export const stateOfCommon = (root: string, directory: string): DiskState =>
  fileStates.stateOfDirectories(root, [directory], KEPT_BY_TOOL, [CLUSTERS]);

/** Answers what stands in the directories of addons, once it is known. */
export type StatesOfAddons = (directory: string) => AddonStates<ShortState>;

/** Addons from which a thread of its own pays for looking at what is rendered. */
const WORTH_A_THREAD = 40;

/**
 * Begins to look at the directories of addons in a thread of its own, where they are worth it. The next process need not
 * wait for the engine to do so.
 *
 * @returns what waits for it, and lends it a hand
 */
export function lookAsideIfLarge(root: string): StatesOfAddons | undefined {
  if (readEntries(root, QUESTION.directory, []).length < WORTH_A_THREAD) return undefined;
  keepQuestion(root);
  const look = fileStates.lookAside(root, QUESTION);
  const answer = memoize(
    (): ReadonlyMap<string, AddonStates<ShortState>> =>
      new Map(
        look().map(([directory, common, parts]) => [
          directory,
          { common, clusters: new Map(parts.map(([name, ...state]) => [name, state])) },
        ]),
      ),
  );
  return (directory) => answer().get(directory) ?? { common: [undefined, 0], clusters: new Map() };
}

function keepQuestion(root: string): void {
  const name = basename(fileStates.ASIDE_FILE);
  if (!isEqual(readCached(root, name), QUESTION)) writeCached(root, name, JSON.stringify(QUESTION));
}

/** Names the content of files; the same for the same files in any order. */
export const contentOf = (files: readonly OutputFile[]): string =>
  digestOf([...files].sort((a, b) => (a.path < b.path ? -1 : 1)).flatMap(({ path, text }) => [path, text]));

/** The same of files on the disk; undefined where one cannot be read. */
export function contentOnDisk(root: string, paths: readonly string[]): string | undefined {
  try {
    return contentOf(paths.map((path) => ({ path, text: readFileSync(`${root}/${path}`, 'utf8') })));
  } catch {
    return undefined;
  }
}
