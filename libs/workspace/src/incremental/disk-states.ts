import { readFileSync } from 'node:fs';
import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads';
import { KEPT_BY_TOOL } from '@strata/model';
import { addonDirectory } from '@strata/render';
import type { OutputFile } from '@strata/render';
import { engineFile } from '../engine-file';
import { readEntries } from '../read-entries';
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

const FILE_STATES = 'libs/workspace/file-states.js';

interface FileStates {
  stateOf(stats: { size: number; ctimeMs: number; ino: number }, now: number): string | undefined;
  stateOfDirectories(
    root: string,
    directories: readonly string[],
    keptByTool: string,
    skipped?: readonly string[],
  ): DiskState;
  statesOfParts(
    root: string,
    directory: string,
    keptByTool: string,
    parts: string,
  ): { common: DiskState; parts: Map<string, DiskState> };
  summarise(asked: {
    root: string;
    directories: readonly string[];
    keptByTool: string;
    parts: string;
    taken: Int32Array;
  }): [index: number, common: ShortState, parts: [name: string, ...ShortState][]][];
}

/** The part of this that runs without the engine. */
export const fileStates = require('../../file-states.js') as FileStates;

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

/**
 * Begins to look at the directories of addons in a thread of its own.
 *
 * @returns what waits for it, and lends it a hand
 */
function lookAside(root: string, directories: readonly string[]): StatesOfAddons {
  const { port1, port2 } = new MessageChannel();
  const counter = (): Int32Array => new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const [taken, done] = [counter(), counter()];
  const asked = { root, directories, keptByTool: KEPT_BY_TOOL, parts: CLUSTERS, taken };
  const worker = new Worker(engineFile(FILE_STATES), {
    workerData: { isFileStates: true, ...asked, port: port2, done },
    transferList: [port2],
    stdout: true,
    stderr: true,
  });
  worker.unref();
  let answer: ReadonlyMap<string, AddonStates<ShortState>> | undefined;
  const join = (): ReadonlyMap<string, AddonStates<ShortState>> => {
    const own = fileStates.summarise(asked);
    Atomics.wait(done, 0, 0);
    const { message } = receiveMessageOnPort(port1) as { message: typeof own };
    port1.close();
    return new Map(
      [...own, ...message].map(([index, common, clusters]) => [
        directories[index] ?? '',
        { common, clusters: new Map(clusters.map(([name, ...state]) => [name, state])) },
      ]),
    );
  };
  return (directory) => {
    answer ??= join();
    return answer.get(directory) ?? { common: [undefined, 0], clusters: new Map() };
  };
}

/** Addons from which a thread of its own pays for looking at what is rendered. */
const WORTH_A_THREAD = 40;

/** Begins to look at rendered/ while something else is done, where it is worth a thread. */
export function lookAsideIfLarge(root: string): StatesOfAddons | undefined {
  const directory = addonDirectory('').slice(0, -1);
  const addons = readEntries(root, directory, []).map(({ name }) => `${directory}/${name}`);
  return addons.length >= WORTH_A_THREAD ? lookAside(root, addons) : undefined;
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
