import { checkReferences as checkCluster } from '@strata/checks';
import type { JudgedProblem, ReferenceProblem } from '@strata/checks';
import { formatPath } from '@strata/compose';
import { describeManifest } from '@strata/kubernetes';
import type { Manifest } from '@strata/kubernetes';
import { isError } from '@strata/model';
import type { Issue, Location } from '@strata/model';
import { requestClusters } from '@strata/platform';
import { checkDefinition, locationOf, PREVIEWS_DIRECTORY } from '@strata/render';
import type { AddonSource, RenderedObject } from '@strata/render';
import { clusterObjects } from './cluster-objects';
import type { ClusterContents } from './cluster-objects';
import { locateInAddon } from './locate-object';
import type { LocateValue } from './locate-object';
import { PLATFORM_CODE } from './render-platform';
import { PLATFORM_PROJECT } from './owned-directories';
import type { Workspace } from './workspace';

/** A problem of an object on one cluster, with what else is there. */
interface ReferenceFinding extends ReferenceProblem, JudgedProblem {
  readonly object: Manifest;
  readonly contents: ClusterContents;
}

/**
 * What objects name that nothing makes on their cluster, one issue for all clusters with the same fault; and exceptions
 * from checks that nothing on the whole platform needs.
 */
export function checkReferences(workspace: Workspace): Issue[] {
  // What has issues gives no objects: then nothing follows from their absence.
  const isBroken = workspace.projects.some((project) => workspace.render(project).issues.some(isError));
  if (isBroken || workspace.inventoryIssues.length > 0) return [];
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
  const issues = new Map<string, Issue>();
  for (const problem of problems) {
    const issue = issueOf(problem, problem.contents, locate);
    const key = JSON.stringify([issue.code, issue.message, issue.location]);
    const clusters = [...(issues.get(key)?.clusters ?? []), problem.cluster];
    const severity = problem.severity === 'warning' ? { severity: problem.severity } : {};
    issues.set(key, { ...issue, ...severity, clusters: [...new Set(clusters)] });
  }
  return [...idle, ...issues.values()];
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
      const { targets, layerOf } = workspace;
      locate = locateInAddon({ source, targets, layerOf, deployments: workspace.deploymentsOf(owner) });
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
