import { md5 } from './md5';
import { DEFAULT_DIRECTORY } from './workload-groups';

/** What a work is for: a request, or without one the Promise itself. */
export interface WorkIdentity {
  readonly promise: string;
  /** Absent for what the Promise needs on its Destinations before any request. */
  readonly request?: { readonly namespace: string; readonly name: string };
  /** Absent for the dependencies that stand in the Promise. */
  readonly pipeline?: string;
}

/** A Destination as far as it decides where files go. */
export interface StateDestination {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  /** Below the path of the state store. */
  readonly path?: string;
  readonly filepath?: {
    readonly mode: 'nestedByMetadata' | 'aggregatedYAML' | 'none';
    /** Of the one file, with `aggregatedYAML`, which Kratix 0.125 does not have. */
    readonly filename?: string;
  };
  /** Without labels in the selectors of a work, nothing goes here. */
  readonly strictMatchLabels?: boolean;
}

/** A state store as far as it decides where files go. */
export interface StateStore {
  readonly path?: string;
  /**
   * Whether the directory of a Destination ends with its name, as in Kratix 0.125 (the default); later releases take
   * the path of the Destination alone.
   */
  readonly appendsName?: boolean;
}

/**
 * The directory of a state repository that Kratix writes to for a Destination.
 *
 * @see https://github.com/syntasso/kratix/blob/v0.125.0/lib/writers/git.go NewGitWriter
 * @see https://github.com/syntasso/kratix/blob/main/lib/writers/git.go NewGitWriter
 */
export const destinationRoot = (
  { path = '', name }: StateDestination,
  { path: storePath = '', appendsName = true }: StateStore = {},
): string => joinPath(storePath, path, appendsName ? name : '');

/**
 * The directory of one group of a work below that of its Destination, with the mode `nestedByMetadata`.
 *
 * @param directory of the output that the group is
 * @see https://github.com/syntasso/kratix/blob/v0.125.0/controllers/workplacement_controller.go getDir
 */
export function workDirectory(work: WorkIdentity, directory: string = DEFAULT_DIRECTORY): string {
  const { promise, request, pipeline = '' } = work;
  const id = md5(directory).slice(0, 5);
  return request === undefined
    ? joinPath('dependencies', promise, pipeline, id)
    : joinPath('resources', request.namespace, promise, request.name, pipeline, id);
}

/**
 * The file that lists what a work placement wrote, with the mode `none`. Kratix draws five characters of the name of
 * each work at random; they are `?????` here.
 *
 * @see https://github.com/syntasso/kratix/blob/v0.125.0/controllers/workplacement_controller.go writeWorkloadsToStateStore
 * @see https://github.com/syntasso/kratix/blob/v0.125.0/lib/objectutil/name.go GenerateObjectName
 */
export function placementFile(work: WorkIdentity, directory: string, destination: string): string {
  const { promise, request, pipeline } = work;
  const namespace = request?.namespace ?? 'kratix-platform-system';
  const rest = request?.name ?? (pipeline === undefined ? 'static-deps' : '');
  const base = rest === '' ? promise : `${promise}-${rest}`;
  const short = (base.length > 57 ? base.slice(0, 56) : base).replace(/[^A-Za-z0-9]+$/, '');
  return `.kratix/${namespace}-${short}-?????.${destination}-${md5(directory).slice(0, 5)}.yaml`;
}

/** Joins paths as Go does: without empty parts, and without a slash at either end. */
export const joinPath = (...parts: readonly string[]): string =>
  parts
    .flatMap((part) => part.split('/'))
    .filter((part) => part !== '' && part !== '.')
    .join('/');
