import { addonTarget } from '@strata/explain';
import type { FindLiterals, RenderTarget } from '@strata/explain';
import { suggest } from '@strata/model';
import type { Issue } from '@strata/model';
import {
  literalsOfAddon,
  literalsOfMachine,
  literalsOfPlatform,
  machineTarget,
  platformTarget,
} from '@strata/workspace';
import type { Workspace } from '@strata/workspace';
import { UsageError } from './exit-code';

/** A render target of a workspace, and the literals of its code. */
export interface OpenTarget {
  readonly target: RenderTarget;
  readonly findLiterals: FindLiterals;
}

/**
 * An addon on a cluster, whether or not it is deployed there, or a machine of the cluster.
 *
 * @throws UsageError for a name that does not exist
 */
export function openTarget(
  workspace: Workspace,
  cluster: string,
  addon: string,
): OpenTarget | { issues: readonly Issue[] } {
  const names = workspace.targets.map((target) => target.cluster.name);
  const target = workspace.targets.find((each) => each.cluster.name === cluster);
  if (target === undefined)
    throw new UsageError(`There is no cluster "${cluster}". ${suggest(cluster, names)}`);
  const machine = target.machines?.find(({ node }) => node === addon);
  if (machine !== undefined && !workspace.addons.includes(addon)) {
    return {
      target: machineTarget(target, machine, workspace.layerOf),
      findLiterals: literalsOfMachine(workspace, target, machine),
    };
  }
  if (!workspace.addons.includes(addon)) {
    const nodes = (target.machines ?? []).map(({ node }) => node);
    const what = nodes.length === 0 ? 'addon' : 'addon or machine';
    throw new UsageError(
      `There is no ${what} "${addon}". ${suggest(addon, [...workspace.addons, ...nodes])}`,
    );
  }
  const source = workspace.addonSource(addon);
  if ('issues' in source) return { issues: source.issues };
  const unreadable = workspace.issuesOfLayers(addon);
  if (unreadable.length > 0) return { issues: unreadable };
  const others = workspace.deploymentsOf(addon).filter((each) => each.cluster.name !== cluster);
  return {
    target: addonTarget(source, target, workspace.layerOf, others),
    findLiterals: literalsOfAddon(workspace, source, target, others),
  };
}

/** What belongs to no single addon. */
export function openPlatform(workspace: Workspace): OpenTarget | { issues: readonly Issue[] } {
  const { addons, targets, requests, requested, promiseDefinitions: promises, layerOf } = workspace;
  const sources = addons.map((addon) => workspace.addonSource(addon));
  const issues = sources.flatMap((source) => ('issues' in source ? source.issues : []));
  if (issues.length > 0) return { issues };
  const definitions = sources.flatMap((source) => ('issues' in source ? [] : source.addon));
  return {
    target: platformTarget({ addons: definitions, promises, requested }, targets, requests, layerOf),
    findLiterals: literalsOfPlatform(workspace),
  };
}

/** The platform, every addon on every cluster, and every machine. */
export function openTargets(workspace: Workspace): OpenTarget[] | { issues: readonly Issue[] } {
  const onClusters = workspace.addons.flatMap((addon) =>
    workspace.targets.map(({ cluster }) => openTarget(workspace, cluster.name, addon)),
  );
  const machines = workspace.targets.flatMap(({ cluster, machines: ofCluster = [] }) =>
    ofCluster.map(({ node }) => openTarget(workspace, cluster.name, node)),
  );
  const opened = [...onClusters, ...machines, openPlatform(workspace)];
  const issues = opened.flatMap((each) => ('issues' in each ? each.issues : []));
  return issues.length > 0 ? { issues } : opened.flatMap((each) => ('issues' in each ? [] : each));
}
