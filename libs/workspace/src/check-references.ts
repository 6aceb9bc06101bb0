import { checkReferences as checkCluster } from '@strata/checks';
import type { JudgedProblem, ReferenceProblem } from '@strata/checks';
import { formatPath } from '@strata/compose';
import { describeManifest } from '@strata/kubernetes';
import type { Manifest } from '@strata/kubernetes';
import type { Issue, Location } from '@strata/model';
import { requestClusters } from '@strata/platform';
import { checkDefinition, locationOf, PREVIEWS_DIRECTORY } from '@strata/render';
import type { AddonSource, RenderedObject } from '@strata/render';
import { clusterObjects } from './cluster-objects';
import type { ClusterContents } from './cluster-objects';
import type { LocateValue } from './locate-object';
import { PLATFORM_CODE } from './render-platform';
import { PLATFORM_PROJECT } from './owned-directories';
import type { Workspace } from './workspace';

/** A problem of an object on one cluster, with what else is there. */
interface ReferenceFinding extends ReferenceProblem, JudgedProblem {
  readonly object: Manifest;
  readonly contents: ClusterContents;
}

/** What objects name that nothing makes on their cluster, by the project that renders them; and idle exceptions. */
interface PlatformReferences {
  readonly byOwner: ReadonlyMap<string, readonly Issue[]>;
  readonly idle: readonly Issue[];
}

const NOTHING: PlatformReferences = { byOwner: new Map(), idle: [] };

/** A workspace does not change, and each of its projects asks. */
const KNOWN = new WeakMap<Workspace, PlatformReferences>();

/**
 * What objects name that nothing makes on their cluster, one issue for all clusters with the same fault; and exceptions
 * from checks that nothing on the whole platform needs.
 */
export function checkReferences(workspace: Workspace): Issue[] {
  const { byOwner, idle } = referencesOf(workspace);
  return [...idle, ...[...byOwner.values()].flat()];
}

/** What the objects of one project name that nothing makes on their cluster. */
export const checkReferencesOf = (workspace: Workspace, project: string): readonly Issue[] =>
  workspace.isJudged ? (referencesOf(workspace).byOwner.get(project) ?? []) : [];

function referencesOf(workspace: Workspace): PlatformReferences {
  let found = KNOWN.get(workspace);
  if (found === undefined) {
    found = findReferences(workspace);
    KNOWN.set(workspace, found);
  }
  return found;
}

function findReferences(workspace: Workspace): PlatformReferences {
  // Where objects are missing because of issues, nothing follows from their absence.
  const isWhole = workspace.projects.every((project) => workspace.render(project).isWhole);
  if (!isWhole || workspace.inventoryIssues.length > 0) return NOTHING;
  const found = contentsOf(workspace).flatMap((contents) =>
    checkCluster(contents).map((problem): ReferenceFinding => ({
      ...problem,
      contents,
      cluster: contents.name,
      ...(problem.owner === PLATFORM_PROJECT ? {} : { addon: problem.owner }),
    })),
  );
  const { problems, issues: idle } = workspace.judgePlatform(found);
  const locate = locator(workspace);
  const byOwner = new Map<string, Map<string, Issue>>();
  for (const problem of problems) {
    const { owner, cluster, severity } = problem;
    const issues = byOwner.get(owner) ?? new Map<string, Issue>();
    byOwner.set(owner, issues);
    const issue = issueOf(problem, problem.contents, locate);
    const key = JSON.stringify([issue.code, issue.message, issue.location]);
    const before = issues.get(key);
    issues.set(key, {
      ...issue,
      ...(severity === 'warning' ? { severity } : {}),
      ...remedyOf(before, issue, cluster),
      clusters: [...new Set([...(before?.clusters ?? []), cluster])],
    });
  }
  return { byOwner: new Map([...byOwner].map(([owner, issues]) => [owner, [...issues.values()]])), idle };
}

/** What is there instead differs between clusters. */
function remedyOf(before: Issue | undefined, { remedy }: Issue, cluster: string): Pick<Issue, 'remedy'> {
  if (before?.remedy === undefined || remedy === undefined || before.remedy.includes(remedy)) {
    const known = before?.remedy ?? remedy;
    return known === undefined ? {} : { remedy: known };
  }
  return { remedy: `${before.remedy} On ${cluster}: ${remedy}` };
}

/** Everything that is known to be on each cluster of the platform. */
export function contentsOf(workspace: Workspace): ClusterContents[] {
  const { targets } = workspace;
  const sources = sourcesOf(workspace);
  const ofAddons = sources.map(({ addon, folder }) => ({
    ...workspace.render(folder),
    owner: addon.name,
    addon,
  }));
  const addons = sources.map(({ addon }) => addon);
  return clusterObjects(
    [...ofAddons, { ...workspace.render(PLATFORM_PROJECT), owner: PLATFORM_PROJECT }],
    targets,
    (environment) => requestClusters(environment, addons, targets),
  );
}

const sourcesOf = (workspace: Workspace): AddonSource[] =>
  workspace.addons.flatMap((folder) => {
    const source = workspace.addonSource(folder);
    return 'issues' in source || checkDefinition(source, []).length > 0 ? [] : [source];
  });

type LocateProblem = (problem: ReferenceProblem, object: RenderedObject | undefined) => Location;

function issueOf(problem: ReferenceProblem, { name, files }: ClusterContents, locate: LocateProblem): Issue {
  const { object, code, path, message, remedy } = problem;
  const field = path.length === 0 ? '' : ` ${formatPath(path)}`;
  return {
    code,
    message: `${describeManifest(object)}${field} ${message}`,
    location: locate(problem, files.get(object)),
    clusters: [name],
    ...(remedy === undefined ? {} : { remedy }),
  };
}

/** Tells which line of an overlay, a request or a library is at fault. */
function locator(workspace: Workspace): LocateProblem {
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
function requestOf(file: string, { requests }: Workspace): Location {
  const [environment, name] = file.slice(PREVIEWS_DIRECTORY.length + 1).split('/');
  const request = requests.find((each) => each.environment === environment && each.name === name);
  return request === undefined ? PLATFORM_CODE : locationOf(request.layer.origin, []);
}
