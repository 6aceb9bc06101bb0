import { isError } from '@strata/model';
import type { Issue } from '@strata/model';
import type {
  AddonRendering,
  InstanceApplications,
  OutputFile,
  RenderedObject,
  TargetRendering,
} from '@strata/render';
import { joinIssues } from './join-issues';
import type { ObjectVerdict } from './object-judge';

/** The output of one project, before it is compared with the disk. */
export interface ProjectRendering {
  /** The directories that the project owns, from the workspace root. */
  readonly directories: readonly string[];
  readonly files: readonly OutputFile[];
  readonly issues: readonly Issue[];
  /** The objects in its files. */
  readonly objects: readonly RenderedObject[];
  /** What its ApplicationSets generate on every Argo CD of the platform. */
  readonly applications: readonly InstanceApplications[];
  /** What an addon gives on each cluster. */
  readonly targets: readonly TargetRendering[];
  /** The indices of the exceptions that excuse something. */
  readonly used: readonly number[];
  /** Whether every object could be made, be there issues or not. */
  readonly isWhole: boolean;
}

/** What rendering one addon gives beside what is known of it. */
export interface AddonOutcome {
  readonly rendering: AddonRendering;
  /** Issues, apart from those that are found in objects. */
  readonly issues: readonly Issue[];
  /** What is found in its objects. */
  readonly verdict: ObjectVerdict;
}

export const NO_OBJECTS = { objects: [], applications: [], targets: [], used: [], isWhole: true };

/** What an issue kept from being made. */
export const NOT_MADE = { ...NO_OBJECTS, isWhole: false };

/** An addon as a project of which nothing was known before. */
export function addonProject(
  directories: readonly string[],
  { rendering, issues, verdict }: AddonOutcome,
): ProjectRendering {
  const all = [...issues, ...joinIssues(verdict.found)];
  return {
    directories,
    files: all.some(isError) ? [] : rendering.files,
    issues: all,
    objects: rendering.objects,
    applications: rendering.applications ?? [],
    targets: rendering.targets,
    used: verdict.used.map(({ index }) => index),
    isWhole: rendering.isWhole,
  };
}
