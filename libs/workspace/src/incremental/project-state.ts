import type { Issue } from '@strata/model';
import { partOf } from '../project-part';
import type { BroughtObjects, ProjectPart } from '../project-part';
import { PartReader } from './project-record';
import type { KeptParts, MaybeKept, Parts, Piece, ProjectMemory } from './project-record';

/** What is known of one project in this process. */
export interface ProjectState {
  readonly project: string;
  readonly issues: readonly Issue[];
  /** The indices of the exceptions that excuse something. */
  readonly used: readonly number[];
  /** Whether every object could be made. */
  readonly isWhole: boolean;
  /** What the project has to do with a cluster. */
  readonly partOn: (cluster: string) => ProjectPart | undefined;
  /** Names that; undefined where it has no name. */
  readonly nameOn: (cluster: string) => string | undefined;
  /** Names what virtual clusters of the cluster see of that. */
  readonly nameForGuestsOn: (cluster: string) => string | undefined;
  /** What of it can be kept. */
  readonly memory?: ProjectMemory;
}

type Named = Pick<ProjectState, 'partOn' | 'nameOn' | 'nameForGuestsOn'>;

/** The parts of a project that are kept in a file. */
export function keptParts(root: string, project: string, { file, brought, generated }: KeptParts): Named {
  const reader = new PartReader(root, file);
  const read = <Value>(piece: Piece | undefined): Value | undefined =>
    piece === undefined ? undefined : reader.read<Value>(piece);
  return {
    partOn: (cluster) =>
      partOf(project, read<BroughtObjects>(brought[cluster]), read(generated[cluster]) ?? []),
    nameOn: (cluster) => [brought, generated].map((pieces) => pieces[cluster]?.[2] ?? '').join(' '),
    nameForGuestsOn: (cluster) =>
      [brought, generated].map((pieces) => pieces[cluster]?.[3] ?? pieces[cluster]?.[2] ?? '').join(' '),
  };
}

/** Parts of which some are known in this process alone, and have no name that another would know. */
export function heldParts(
  root: string,
  project: string,
  { brought, generated }: Parts,
  before: KeptParts | undefined,
): Named {
  const reader = before === undefined ? undefined : new PartReader(root, before.file);
  const open = <Value>(value: MaybeKept<Value> | undefined): Value | undefined => {
    if (value === undefined) return undefined;
    return 'made' in value ? value.made : reader?.read<Value>(value.kept);
  };
  return {
    partOn: (cluster) => partOf(project, open(brought.get(cluster)), open(generated.get(cluster)) ?? []),
    nameOn: () => undefined,
    nameForGuestsOn: () => undefined,
  };
}
