import { requestClusters } from '@strata/platform';
import type { ClusterTarget, RenderedObject } from '@strata/render';
import { PLATFORM_PROJECT } from './owned-directories';
import { broughtByAddon, broughtByProject, generatedOn, partOf } from './project-part';
import type { BroughtObjects, ProjectPart } from './project-part';
import type { Workspace } from './workspace';

/** What every project that renders for a cluster has to do with it, the platform last. */
export function partsOfCluster(workspace: Workspace, cluster: string): ProjectPart[] {
  const target = workspace.targets.find((each) => each.cluster.name === cluster);
  if (target === undefined) return [];
  const ofAddons = workspace.addons.flatMap((folder) => {
    const source = workspace.addonSource(folder);
    if ('issues' in source) return [];
    const { targets, applications } = workspace.render(folder);
    const rendering = targets.find((each) => each.cluster === cluster);
    const brought = rendering === undefined ? undefined : broughtByAddon(source.addon, rendering, target);
    return partOf(folder, brought, generatedOn(cluster, applications)) ?? [];
  });
  const { objects, applications } = workspace.render(PLATFORM_PROJECT);
  const brought = broughtByPlatform(workspace, objects, target);
  return [
    ...ofAddons,
    { owner: PLATFORM_PROJECT, ...brought, generated: generatedOn(cluster, applications) },
  ];
}

/** What the platform brings to a cluster. @param objects everything that it renders */
export function broughtByPlatform(
  workspace: Workspace,
  objects: readonly RenderedObject[],
  target: ClusterTarget,
): BroughtObjects {
  const { targets } = workspace;
  const addons = workspace.addons.flatMap((folder) => {
    const source = workspace.addonSource(folder);
    return 'issues' in source ? [] : [source.addon];
  });
  return broughtByProject(objects, target, targets, (environment) =>
    requestClusters(environment, addons, targets),
  );
}
