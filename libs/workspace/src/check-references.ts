import { checkReferences as checkCluster } from '@strata/checks';
import type { JudgedProblem, ReferenceProblem, SevereProblem } from '@strata/checks';
import { formatPath } from '@strata/compose';
import { describeManifest } from '@strata/kubernetes';
import type { Manifest } from '@strata/kubernetes';
import type { Issue, Location } from '@strata/model';
import { locationOf, PREVIEWS_DIRECTORY } from '@strata/render';
import type { AddonSource, RenderedObject } from '@strata/render';
import type { ClusterContents } from './cluster-objects';
import type { LocateValue } from './locate-object';
import { PLATFORM_CODE } from './render-platform';
import { PLATFORM_PROJECT } from './owned-directories';
import type { SourcedRequest } from './read-requests';

/** A problem of an object of some project. */
type OwnedProblem = ReferenceProblem & JudgedProblem & { readonly object: Manifest };

/** An issue with the project whose object has it. */
export interface OwnedIssue {
  readonly owner: string;
  readonly issue: Issue;
}

/** What is known of a workspace where something is to be located. */
export interface LocatingWorkspace {
  readonly requests: readonly SourcedRequest[];
  readonly addonSource: (folder: string) => AddonSource | { issues: readonly Issue[] };
  readonly locateIn: (source: AddonSource) => LocateValue;
}

/** What the objects of a cluster name that nothing makes there; nothing is excused yet. */
export const findReferenceProblems = (contents: ClusterContents): OwnedProblem[] =>
  checkCluster(contents).map((problem) => ({
    ...problem,
    cluster: contents.name,
    ...(problem.owner === PLATFORM_PROJECT ? {} : { addon: problem.owner }),
  }));

/** Problems that are not excused, each at the line that is at fault. */
export const describeReferences = (
  problems: readonly (OwnedProblem & Pick<SevereProblem, 'severity'>)[],
  contents: ClusterContents,
  locate: LocateProblem,
): OwnedIssue[] =>
  problems.map((problem) => {
    const { object, code, path, message, remedy, owner, severity } = problem;
    const field = path.length === 0 ? '' : ` ${formatPath(path)}`;
    const issue: Issue = {
      code,
      message: `${describeManifest(object)}${field} ${message}`,
      location: locate(problem, contents.files.get(object)),
      clusters: [contents.name],
      ...(severity === 'warning' ? { severity } : {}),
      ...(remedy === undefined ? {} : { remedy }),
    };
    return { owner, issue };
  });

/** One issue for all clusters with the same fault, the issues of a project together. */
export function joinReferences(found: readonly OwnedIssue[]): OwnedIssue[] {
  const byOwner = new Map<string, Map<string, Issue>>();
  for (const { owner, issue } of found) {
    const issues = byOwner.get(owner) ?? new Map<string, Issue>();
    byOwner.set(owner, issues);
    const key = JSON.stringify([issue.code, issue.message, issue.location]);
    const before = issues.get(key);
    const clusters = [...new Set([...(before?.clusters ?? []), ...(issue.clusters ?? [])])];
    issues.set(key, { ...issue, ...remedyOf(before, issue), clusters });
  }
  return [...byOwner].flatMap(([owner, issues]) =>
    [...issues.values()].map((issue): OwnedIssue => ({ owner, issue })),
  );
}

/** What is there instead differs between clusters. */
function remedyOf(before: Issue | undefined, { remedy, clusters }: Issue): Pick<Issue, 'remedy'> {
  if (before?.remedy === undefined || remedy === undefined || before.remedy.includes(remedy)) {
    const known = before?.remedy ?? remedy;
    return known === undefined ? {} : { remedy: known };
  }
  return { remedy: `${before.remedy} On ${clusters?.[0] ?? ''}: ${remedy}` };
}

/** Tells what to look at for a problem with an object. */
export type LocateProblem = (problem: ReferenceProblem, object: RenderedObject | undefined) => Location;

/** Tells which line of an overlay, a request or a library is at fault. */
export function problemLocator(workspace: LocatingWorkspace): LocateProblem {
  const byOwner = new Map<string, LocateValue>();
  return ({ owner, path }, object) => {
    if (object?.file.startsWith(`${PREVIEWS_DIRECTORY}/`) === true) return requestOf(object.file, workspace);
    const source = owner === PLATFORM_PROJECT ? undefined : workspace.addonSource(owner);
    if (source === undefined || 'issues' in source) return PLATFORM_CODE;
    if (object === undefined) return locationOf(source.definitionOrigin, []);
    let locate = byOwner.get(owner);
    if (locate === undefined) {
      locate = workspace.locateIn(source);
      byOwner.set(owner, locate);
    }
    return locate(object, path);
  };
}

/** The request that a preview comes of. */
function requestOf(file: string, { requests }: LocatingWorkspace): Location {
  const [environment, name] = file.slice(PREVIEWS_DIRECTORY.length + 1).split('/');
  const request = requests.find((each) => each.environment === environment && each.name === name);
  return request === undefined ? PLATFORM_CODE : locationOf(request.layer.origin, []);
}
