import { isError } from '@strata/model';
import type { Issue, Location } from '@strata/model';
import type * as Explain from '@strata/explain';
import { argoCdInstances, checkDefinition, explainPlacement } from '@strata/render';
import type { AddonPlacement, ArgoCdInstance, ClusterTarget, NamedService } from '@strata/render';
import { checkTogether } from './check-cluster';
import {
  describeReferences,
  findReferenceProblems,
  joinReferences,
  problemLocator,
} from './check-references';
import type { LocateProblem, OwnedIssue } from './check-references';
import { clusterObjects } from './cluster-objects';
import type { ClusterContents, ClusterParts } from './cluster-objects';
import { partsOfCluster } from './parts-of-cluster';
import { seenByGuests } from './project-part';
import type { ProjectPart } from './project-part';
import type { Workspace } from './workspace';

/** What is wrong on one cluster; plain data. */
export interface ClusterVerdict {
  /** What its objects name that nothing makes there. */
  readonly references: readonly OwnedIssue[];
  /** What projects do to each other. */
  readonly together: readonly Issue[];
  /** The indices of the exceptions that excuse something there. */
  readonly used: readonly number[];
}

/** What the whole platform shows. */
export interface PlatformVerdict {
  readonly references: readonly OwnedIssue[];
  readonly together: readonly Issue[];
  /** Exceptions that nothing needs. */
  readonly idle: readonly Issue[];
}

/** Gives the projects' parts of a cluster, in the order of the projects. */
export type PartsOf = (cluster: string) => readonly ProjectPart[];

/** Makes the checks that no single project can make, cluster by cluster. */
export class PlatformChecker {
  private readonly instances: readonly ArgoCdInstance[];
  private readonly locate: LocateProblem;

  /** @param partsOf is asked for a cluster and its host at a time */
  constructor(
    private readonly workspace: Workspace,
    private readonly partsOf: PartsOf,
  ) {
    this.instances = argoCdInstances(workspace.targets.map(({ cluster }) => cluster));
    this.locate = problemLocator(workspace);
  }

  /** @param isSound whether no project has errors: what two projects do to each other is else not known */
  check(target: ClusterTarget, isSound: boolean): ClusterVerdict {
    const { own, host } = this.open(target);
    const contents = clusterObjects(own, host === own ? undefined : host);
    const judged = this.workspace.judgeProblems(findReferenceProblems(contents));
    const instance = this.instances.find((each) => each.host === host.target.cluster.name);
    return {
      references: describeReferences(judged.problems, contents, this.locate),
      together: isSound && instance !== undefined ? checkTogether(own, host, instance, this.locateLeaf) : [],
      used: [...new Set(judged.used.map(({ index }) => index))],
    };
  }

  /** Everything on a cluster. */
  contents(target: ClusterTarget): ClusterContents {
    const { own, host } = this.open(target);
    return clusterObjects(own, host === own ? undefined : host);
  }

  private open(target: ClusterTarget): { own: ClusterParts; host: ClusterParts } {
    const own = { target, parts: this.partsOf(target.cluster.name) };
    const host = hostOf(target, this.workspace.targets);
    if (host === undefined) return { own, host: own };
    return { own, host: { target: host, parts: this.partsOf(host.cluster.name).map(seenByGuests) } };
  }

  /** Where the value of a leaf of the output comes from. */
  private readonly locateLeaf = (owner: string, name: string, { file, path }: NamedService): Location => {
    const { addonTarget, Explainer } = require('@strata/explain') as typeof Explain;
    const { workspace } = this;
    const source = workspace.addonSource(owner);
    const target = workspace.targets.find(({ cluster }) => cluster.name === name);
    if ('issues' in source || target === undefined) return { file };
    const others = workspace.deploymentsOf(owner).filter(({ cluster }) => cluster.name !== name);
    const explained = new Explainer(addonTarget(source, target, workspace.layerOf, others));
    const [leaf] = explained.explainFile({ file, path });
    return leaf?.origins[0]?.location ?? { file };
  };
}

/** The host of a virtual cluster, where it is among the others. */
export const hostOf = (
  { cluster }: ClusterTarget,
  targets: readonly ClusterTarget[],
): ClusterTarget | undefined =>
  cluster.host === undefined ? undefined : targets.find((each) => each.cluster.name === cluster.host);

/**
 * Checks that no single project can make: what two projects claim, what projects do not allow, what virtual clusters do
 * not have, what objects name that nothing makes, and exceptions that nothing needs.
 */
export function checkPlatform(workspace: Workspace): Issue[] {
  const { idle, references, together } = judgePlatform(workspace);
  return [...together, ...idle, ...references.map(({ issue }) => issue)];
}

/** The same, by what it is about. */
export function judgePlatform(workspace: Workspace): PlatformVerdict {
  const renderings = workspace.projects.map((project) => workspace.render(project));
  // Where objects are missing because of issues, nothing follows from their absence.
  if (!renderings.every(({ isWhole }) => isWhole) || workspace.inventoryIssues.length > 0) {
    return { references: [], together: [], idle: [] };
  }
  const isSound = !renderings.some(({ issues }) => issues.some(isError));
  const checker = new PlatformChecker(workspace, (cluster) => partsOfCluster(workspace, cluster));
  const verdicts = workspace.targets.map((target) => checker.check(target, isSound));
  const used = [
    ...renderings.flatMap((rendering) => rendering.used),
    ...verdicts.flatMap((each) => each.used),
  ];
  return {
    references: joinReferences(verdicts.flatMap((each) => each.references)),
    together: verdicts.flatMap((each) => each.together),
    idle: workspace.idleExceptions(new Set(used)),
  };
}

/** Everything that is known to be on each cluster of the platform. */
export function contentsOf(workspace: Workspace): ClusterContents[] {
  const checker = new PlatformChecker(workspace, (cluster) => partsOfCluster(workspace, cluster));
  return workspace.targets.map((target) => checker.contents(target));
}

/** Where every addon is deployed and why. */
export const explainPlacements = (workspace: Workspace): AddonPlacement[] =>
  workspace.addons.flatMap((folder) => {
    const source = workspace.addonSource(folder);
    if ('issues' in source || checkDefinition(source, []).length > 0) return [];
    return [explainPlacement(source, workspace.targets, workspace.layerOf)];
  });
