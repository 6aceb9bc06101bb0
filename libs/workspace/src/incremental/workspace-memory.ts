import { isMap } from '@strata/compose';
import type { Issue } from '@strata/model';
import type { ClusterVerdict } from '../check-platform';
import { readCached, writeCached } from './cache-file';

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
