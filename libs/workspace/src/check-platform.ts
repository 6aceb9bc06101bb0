import type { Addon } from '@strata/addon';
import { isPlacedOn } from '@strata/addon';
import { findDuplicates, findServiceAddresses } from '@strata/checks';
import type * as Explain from '@strata/explain';
import { isError } from '@strata/model';
import type { Issue, Location } from '@strata/model';
import { applicationClaims, checkDefinition, clusterDirectory, explainPlacement } from '@strata/render';
import type { AddonPlacement, AddonSource, Claim, ClusterTarget } from '@strata/render';
import { parse } from 'yaml';
import { checkProjects } from './check-projects';
import { checkReferences } from './check-references';
import { PLATFORM_CODE } from './render-platform';
import type { RenderedProject } from './rendered-project';
import { PLATFORM_PROJECT } from './owned-directories';
import type { Workspace } from './workspace';

/**
 * Checks that no single project can make: what two projects claim, what projects do not allow, and what virtual
 * clusters do not have.
 */
export function checkPlatform(workspace: Workspace): Issue[] {
  const isBroken = workspace.projects.some((project) => workspace.render(project).issues.some(isError));
  // The other checks compare files, and what has issues has none.
  if (isBroken || workspace.inventoryIssues.some(isError)) return checkReferences(workspace);
  const { targets } = workspace;
  const sources = sourcesOf(workspace);
  const ofAddons = sources.map((source) => ({
    ...workspace.render(source.folder),
    owner: source.addon.name,
    definition: { file: source.definitionOrigin.file, line: 1, column: 1 },
  }));
  const platform = {
    ...workspace.render(PLATFORM_PROJECT),
    owner: PLATFORM_PROJECT,
    definition: PLATFORM_CODE,
  };
  const projects = [...ofAddons, platform];
  return [
    ...checkClaims(projects),
    ...checkProjects(projects, targets),
    ...checkGuests(sources, projects, targets, (...leaf) => locateLeaf(workspace, ...leaf)),
    ...checkReferences(workspace),
  ];
}

/** Where every addon is deployed and why. */
export const explainPlacements = (workspace: Workspace): AddonPlacement[] =>
  sourcesOf(workspace).map((source) => explainPlacement(source, workspace.targets, workspace.layerOf));

const sourcesOf = (workspace: Workspace): AddonSource[] =>
  workspace.addons.flatMap((folder) => {
    const source = workspace.addonSource(folder);
    return 'issues' in source || checkDefinition(source, []).length > 0 ? [] : [source];
  });

/** Where the value of a leaf of the output comes from. */
function locateLeaf(
  workspace: Workspace,
  source: AddonSource,
  target: ClusterTarget,
  file: string,
  path: readonly (string | number)[],
): Location {
  const { addonTarget, Explainer } = require('@strata/explain') as typeof Explain;
  const others = workspace
    .deploymentsOf(source.folder)
    .filter(({ cluster }) => cluster.name !== target.cluster.name);
  const explained = new Explainer(addonTarget(source, target, workspace.layerOf, others));
  const [leaf] = explained.explainFile({ file, path });
  return leaf?.origins[0]?.location ?? { file };
}

/** Objects and Applications that two projects claim on one cluster. */
function checkClaims(projects: readonly RenderedProject[]): Issue[] {
  const claims = projects.flatMap(({ owner, claims: objects, applications }) => [
    ...objects,
    ...applicationClaims(owner, applications),
  ]);
  const duplicates = findDuplicates(claims, ({ cluster, identity }) => `${cluster}\0${identity}`);
  return [...duplicates.values()].map((group) => {
    const [first] = group as [Claim];
    const owners = group.map(({ owner }) => owner).join(' and ');
    const message = `${first.subject} is rendered by ${owners}`;
    const location = projects.find(({ owner }) => owner === first.owner)?.definition;
    const code = first.identity.startsWith('argoproj.io/Application/') ? 'STR407' : 'STR402';
    return { code, message, location, clusters: [first.cluster] };
  });
}

/** Texts of an addon on a virtual cluster that name a Service which only the host has. */
function checkGuests(
  sources: readonly AddonSource[],
  projects: readonly RenderedProject[],
  targets: readonly ClusterTarget[],
  locate: (
    source: AddonSource,
    target: ClusterTarget,
    file: string,
    path: readonly (string | number)[],
  ) => Location,
): Issue[] {
  const addons = sources.map(({ addon }) => addon);
  return targets.flatMap((target) => {
    const { name, host } = target.cluster;
    const hostTarget = targets.find(({ cluster }) => cluster.name === host);
    if (hostTarget === undefined) return [];
    const here = namespacesOn(target, addons);
    const onlyThere = new Set([...namespacesOn(hostTarget, addons)].filter((each) => !here.has(each)));
    const named = [...onlyThere].map((each) => `.${each}`);
    return sources.flatMap((source) => {
      const directory = `${clusterDirectory(source.folder, name)}/`;
      const files = projects.find(({ owner }) => owner === source.addon.name)?.files ?? [];
      return files
        .filter(({ path, text }) => path.startsWith(directory) && named.some((each) => text.includes(each)))
        .flatMap(({ path: file, text }) =>
          findServiceAddresses(parse(text), onlyThere).map(({ path, address, namespace }): Issue => {
            const message = `${source.addon.name} is told of ${address}, but the namespace ${namespace} is on ${host ?? ''} only`;
            return {
              code: 'STR414',
              message,
              location: locate(source, target, file, path),
              clusters: [name],
            };
          }),
        );
    });
  });
}

/** The namespaces that addons make on a cluster. */
function namespacesOn({ cluster }: ClusterTarget, addons: readonly Addon[]): Set<string> {
  const deployed = addons.filter((addon) => isPlacedOn(addon, cluster));
  return new Set(deployed.map(({ namespace }) => namespace.name));
}
