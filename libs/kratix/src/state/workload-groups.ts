import type { CheckedFile, CheckedResult } from '../run/checked-result';
import { md5 } from './md5';

/** Labels that a Destination must have. */
export type Labels = Readonly<Record<string, string>>;

/** Files of one work that go to the same place. */
export interface WorkloadGroup {
  /** A directory of the output, or `.` for all that no other group takes. */
  readonly directory: string;
  /** Names the directory in the state repository. */
  readonly id: string;
  /** All of them must be on a Destination; without any, every Destination will do. */
  readonly matchLabels: Labels;
  readonly files: readonly CheckedFile[];
}

/** The group of what no selector of a pipeline names. */
export const DEFAULT_DIRECTORY = '.';

/**
 * Divides the output of a pipeline as Kratix does. A directory with a selector of its own is scheduled by that alone;
 * for the rest, the selectors of the Promise go before those of the pipeline.
 *
 * @param promiseSelectors `spec.destinationSelectors` of the Promise
 * @see https://github.com/syntasso/kratix/blob/v0.125.0/work-creator/pipeline/work_creator.go Execute
 * @see https://github.com/syntasso/kratix/blob/v0.125.0/controllers/scheduler.go resolveDestinationSelectorsForWorkloadGroup
 */
export function groupWorkloads(
  { files, destinationSelectors }: Pick<CheckedResult, 'files' | 'destinationSelectors'>,
  promiseSelectors: readonly Labels[],
): WorkloadGroup[] {
  const own = destinationSelectors.map(({ directory, matchLabels }) => ({
    directory: directory || DEFAULT_DIRECTORY,
    matchLabels,
  }));
  const apart = own.filter(({ directory }) => directory !== DEFAULT_DIRECTORY);
  const groups = apart.map(({ directory, matchLabels }) =>
    groupOf(
      directory,
      matchLabels,
      files.filter(({ path }) => isIn(path, directory)),
    ),
  );
  const rest = files.filter(({ path }) => !apart.some(({ directory }) => isIn(path, directory)));
  if (rest.length === 0) return groups;
  const chosen = own.find(({ directory }) => directory === DEFAULT_DIRECTORY)?.matchLabels;
  const matchLabels = { ...chosen, ...joinSelectors(promiseSelectors) };
  return [...groups, groupOf(DEFAULT_DIRECTORY, matchLabels, rest)];
}

/** One set of labels of all selectors of a Promise; the first that names a label decides it. */
export const joinSelectors = (selectors: readonly Labels[]): Labels =>
  Object.assign({}, ...[...selectors].reverse()) as Labels;

const groupOf = (directory: string, matchLabels: Labels, files: readonly CheckedFile[]): WorkloadGroup => ({
  directory,
  id: md5(directory),
  matchLabels,
  files,
});

const isIn = (path: string, directory: string): boolean => path.startsWith(`${directory}/`);
