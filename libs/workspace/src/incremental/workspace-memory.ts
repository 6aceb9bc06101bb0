import { isMap } from '@strata/compose';
import type { Issue } from '@strata/model';
import type { ClusterVerdict } from '../check-platform';
import type { ClusterTarget } from '@strata/render';
import { readCached, writeCached } from './cache-file';
import { digestOf } from './digest';
import type { InputNames } from './input-names';

const FILE = 'workspace.json';

/** One cluster with a name for everything that renders for it may know of it. */
export interface NamedTarget {
  readonly name: string;
  readonly host?: string;
  /** Names what others may know of it: not its facts. */
  readonly identity: string;
  readonly inputs: string;
}

/** What is kept of a workspace as a whole between processes. */
export interface WorkspaceMemory {
  readonly engine: string;
  /** Names what the clusters depend on, which had no issues. */
  readonly inventory: string;
  readonly targets: readonly NamedTarget[];
  /** The day of the render. */
  readonly day: string;
  /** The last day on which its verdicts hold. */
  readonly validUntil?: string;
  /** Files that definitions import from elsewhere. */
  readonly strays: readonly string[];
  readonly verdicts: Readonly<Record<string, { readonly inputs: string; readonly verdict: ClusterVerdict }>>;
  /** Exceptions that nothing needs. */
  readonly idle: { readonly inputs: string; readonly issues: readonly Issue[] };
}

/** What is kept, by whatever engine. */
export function readWorkspaceMemory(root: string): WorkspaceMemory | undefined {
  const saved = readCached(root, FILE);
  return isMap(saved) ? (saved as unknown as WorkspaceMemory) : undefined;
}

export const saveWorkspaceMemory = (root: string, memory: WorkspaceMemory): void =>
  void writeCached(root, FILE, JSON.stringify(memory));

/** Whether clusters, and all that is kept of what they depend on, are as they were. @param day today */
export const hasSameClusters = (
  { inventory, day, validUntil }: WorkspaceMemory,
  names: InputNames,
  today: string,
): boolean => inventory === names.inventory && day <= today && today <= (validUntil ?? today);

/** Names clusters with all that may be known of them. */
export const nameTargets = (targets: readonly ClusterTarget[], names: InputNames): NamedTarget[] =>
  targets.map(({ cluster, facts, machines = [] }) => ({
    name: cluster.name,
    ...(cluster.host === undefined ? {} : { host: cluster.host }),
    identity: digestOf([JSON.stringify(cluster)]),
    inputs: names.target(JSON.stringify({ cluster, facts, machines }), machines.length > 0),
  }));
