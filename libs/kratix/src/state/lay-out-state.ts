import { serialiseYaml } from '@strata/kubernetes';
import type { Manifest } from '@strata/kubernetes';
import type { CheckedFile, CheckedResult } from '../run/checked-result';
import { destinationRoot, joinPath, placementFile, workDirectory } from './state-path';
import type { StateDestination, StateStore, WorkIdentity } from './state-path';
import { groupWorkloads } from './workload-groups';
import type { Labels, WorkloadGroup } from './workload-groups';

/** What one pipeline gave, on its way to Destinations. */
export interface Work extends WorkIdentity, Pick<CheckedResult, 'files' | 'destinationSelectors'> {
  /** `spec.destinationSelectors` of the Promise. */
  readonly promiseSelectors: readonly Labels[];
}

/** One file of the state repository. */
export interface StateFile {
  /** From the root of the repository. */
  readonly path: string;
  readonly text: string;
  readonly manifests: readonly Manifest[];
  readonly destination: string;
  /** The works that it comes from; several in an aggregated file. */
  readonly works: readonly WorkIdentity[];
}

/** The state repository, and what keeps works out of it. */
export interface StateLayout {
  /** In the order of their paths. */
  readonly files: readonly StateFile[];
  readonly problems: readonly string[];
}

/**
 * The files that Kratix writes for works, and where. A work of a request goes to one Destination; if several match,
 * Kratix draws one, which is a problem here. What belongs to a Promise goes to all that match.
 *
 * @see https://github.com/syntasso/kratix/blob/v0.125.0/controllers/scheduler.go reconcileWorkloadGroup
 * @see https://github.com/syntasso/kratix/blob/v0.125.0/controllers/workplacement_controller.go writeWorkloadsToStateStore
 */
export function layOutState(
  works: readonly Work[],
  destinations: readonly StateDestination[],
  store: StateStore = {},
): StateLayout {
  const problems: string[] = [];
  const files = new Map<string, StateFile>();
  for (const work of works) {
    for (const group of groupWorkloads(work, work.promiseSelectors)) {
      for (const destination of chooseDestinations(work, group, destinations, problems)) {
        for (const file of writeGroup(work, group, destination, store)) {
          const other = files.get(file.path);
          if (other !== undefined && destination.filepath?.mode !== 'aggregatedYAML') {
            problems.push(
              `${describeWork(work)} overwrites ${file.path} of ${other.works.map(describeWork).join(', ')}`,
            );
          }
          files.set(file.path, other === undefined ? file : appendFile(other, file));
        }
      }
    }
  }
  const sorted = [...files.values()].sort((a, b) => (a.path < b.path ? -1 : Number(a.path > b.path)));
  return { files: sorted, problems };
}

/** How messages name a work: `vcluster/configure for platform-requests/media`. */
export function describeWork({ promise, request, pipeline }: WorkIdentity): string {
  const name = pipeline === undefined ? promise : `${promise}/${pipeline}`;
  return request === undefined ? name : `${name} for ${request.namespace}/${request.name}`;
}

function chooseDestinations(
  work: Work,
  { directory, matchLabels }: WorkloadGroup,
  destinations: readonly StateDestination[],
  problems: string[],
): readonly StateDestination[] {
  const labels = Object.entries(matchLabels);
  const found = destinations.filter((destination) =>
    labels.length > 0
      ? labels.every(([key, value]) => destination.labels[key] === value)
      : destination.strictMatchLabels !== true || Object.keys(destination.labels).length === 0,
  );
  const what = `${describeWork(work)}${directory === '.' ? '' : ` (directory ${directory})`}`;
  const wanted = labels.map(([key, value]) => `${key}=${value}`).join(', ') || 'no labels';
  if (found.length === 0) {
    const known = destinations.map(({ name }) => name).join(', ') || 'none';
    problems.push(`${what} waits for ever: no Destination has ${wanted}; there are ${known}`);
  }
  if (work.request === undefined || found.length < 2) return found;
  const names = found.map(({ name }) => name).join(', ');
  problems.push(`${what} goes to any one of ${names}, which all have ${wanted}; select one of them`);
  return [];
}

function writeGroup(
  work: Work,
  { directory, files }: WorkloadGroup,
  destination: StateDestination,
  store: StateStore,
): StateFile[] {
  const root = destinationRoot(destination, store);
  const { mode, filename = '' } = destination.filepath ?? { mode: 'nestedByMetadata' };
  const { promise, request, pipeline } = work;
  const works = [{ promise, request, pipeline }];
  const stateFile = (path: string, { text, manifests }: Omit<CheckedFile, 'path'>): StateFile => ({
    path: joinPath(root, path),
    text,
    manifests,
    destination: destination.name,
    works,
  });
  switch (mode) {
    case 'nestedByMetadata':
      return files.map((file) => stateFile(`${workDirectory(work, directory)}/${file.path}`, file));
    case 'none': {
      const list = { text: serialiseYaml({ files: files.map(({ path }) => path) }), manifests: [] };
      return [
        ...files.map((file) => stateFile(file.path, file)),
        stateFile(placementFile(work, directory, destination.name), list),
      ];
    }
    case 'aggregatedYAML':
      return files.map((file) => stateFile(filename, file));
  }
}

/** With several works in one file, Kratix writes them one after another. */
const appendFile = (file: StateFile, next: StateFile): StateFile => ({
  ...file,
  text: `${file.text}\n---\n${next.text}`,
  manifests: [...file.manifests, ...next.manifests],
  works: [...file.works, ...next.works],
});
