import type { Workspace } from '../workspace';
import type { Plan } from '../plan';
import { joinIssues } from '../join-issues';
import type { InputNames } from './input-names';
import type { ProjectMemory, ProjectRecord } from './project-record';
import { keptParts } from './project-state';
import type { ProjectState } from './project-state';
import type { NamedTarget } from './workspace-memory';

/** What projects are rendered in. */
export interface RenderContext {
  readonly root: string;
  /** Names the engine; undefined where nothing can be kept. */
  readonly engine: string | undefined;
  readonly names: InputNames;
  readonly targets: readonly NamedTarget[];
  /** Opened when something has to be rendered. */
  readonly workspace: () => Workspace;
  /** Names all clusters, without their facts. */
  readonly clusters: () => string;
}

/** A project, and what has to be done on the disk for it. */
export interface OpenedProject {
  readonly state: ProjectState;
  readonly plan: Plan;
  /** Files that are known to be as they should be, beside those of the plan. */
  readonly others: number;
  /** Whether anything had to be rendered. */
  readonly isRendered: boolean;
  /** Whether nothing of it was known. */
  readonly isRenderedWhole: boolean;
}

export const NO_PLAN: Plan = { changes: [], unchanged: 0, issues: [] };

/** A project of which nothing has changed. */
export function knownProject(
  { root }: RenderContext,
  project: string,
  before: ProjectMemory,
  record: ProjectRecord,
): OpenedProject {
  const memory = record === before.record ? before : { ...before, record };
  return {
    state: { project, ...factsOf(record), isWhole: true, ...keptParts(root, project, before.parts), memory },
    plan: NO_PLAN,
    others: countFiles(record),
    isRendered: false,
    isRenderedWhole: false,
  };
}

/** The number of files of a project. */
export const countFiles = ({ common, targets }: ProjectRecord): number =>
  Object.values(targets).reduce((sum, { files }) => sum + files.count, common.count);

/** What a record says of issues and exceptions. */
export function factsOf({
  issues,
  found,
  used,
  targets,
}: ProjectRecord): Pick<ProjectState, 'issues' | 'used'> {
  const all = Object.values(targets);
  return {
    issues: [...issues, ...joinIssues([...found, ...all.flatMap((target) => target.found)])],
    used: [...new Set([...used, ...all.flatMap((target) => target.used)])],
  };
}
