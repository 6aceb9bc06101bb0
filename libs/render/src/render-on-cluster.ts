import type { Addon } from '@strata/addon';
import { checkManifest, findCycle, findDuplicates, findSecrets } from '@strata/checks';
import { formatPath, messageOf, withOrigin } from '@strata/compose';
import type { Layer } from '@strata/compose';
import { describeManifest, identityOf, parseDocuments } from '@strata/kubernetes';
import type { Manifest } from '@strata/kubernetes';
import type { Cluster, Issue, IssueCode } from '@strata/model';
import type { AddonSource } from './addon-source';
import { checkDefinitions } from './check-definitions';
import { checkNamespaces } from './check-namespaces';
import { checkPermissions } from './check-permissions';
import { completeManifests } from './complete';
import { configure } from './configure';
import type { CommonConfig } from './configure';
import { locationOf } from './location';
import type { ClusterTarget } from './platform';
import type { Deployment } from './predict';
import { stackLayers } from './stack';

/** One addon on one cluster, composed and rendered, not yet laid out. */
export interface ClusterRendering {
  readonly target: ClusterTarget;
  readonly deployment: Deployment;
  readonly config: CommonConfig;
  readonly manifests: readonly Manifest[];
}

/** Tells of something wrong with the objects of the addon on this cluster. */
type Report = (code: IssueCode, message: string) => void;

/**
 * Stacks, composes, renders and checks one addon on one cluster.
 *
 * @param host of a virtual cluster; undefined too where it is left out because of issues
 * @param issues receives everything that is wrong
 * @returns undefined where the configuration or the objects cannot be made
 */
export function renderOnCluster(
  { addon, folder, defaultsOrigin, definitionOrigin, dependencies }: AddonSource,
  target: ClusterTarget,
  host: Cluster | undefined,
  layerOf: (file: string) => Layer | undefined,
  issues: Issue[],
): ClusterRendering | undefined {
  const layers = stackLayers(folder, withOrigin(addon.defaults, defaultsOrigin), target, layerOf);
  const {
    config,
    issues: configIssues,
    locate,
  } = configure(addon, layers, { cluster: target.cluster, facts: target.facts });
  issues.push(...configIssues);
  if (config === undefined) return undefined;
  const { cluster } = target;
  const clusters = [cluster.name];
  const location = locationOf(definitionOrigin, ['manifests']);
  const report: Report = (code, message) => void issues.push({ code, message, location, clusters });
  if ((addon.chart ?? addon.git) !== undefined && config.version === undefined) {
    report('STR409', `${folder} has no version`);
  }
  for (const path of findSecrets({ values: config.values ?? {} }, parseDocuments)) {
    const message = `${folder} has a Secret at ${formatPath(path)}`;
    issues.push({ code: 'STR401', message, location: locate(path), clusters });
  }
  const manifests = makeManifests(addon, target, config, report);
  if (manifests === undefined) return undefined;
  checkPermissions(addon, manifests).forEach((message) => report('STR411', message));
  if (dependencies !== undefined) {
    // What a host hands down is not known where the host has issues of its own.
    const isHostKnown = cluster.host === undefined || host !== undefined;
    const problems = [
      ...(isHostKnown ? checkDefinitions(addon, dependencies.addons, cluster, host, manifests) : []),
      ...checkNamespaces(addon, dependencies.addons, cluster, manifests),
    ];
    problems.forEach((message) => report('STR412', message));
  }
  const deployment = { cluster, version: config.version };
  return { target, deployment, config, manifests };
}

function makeManifests(
  addon: Addon,
  target: ClusterTarget,
  config: CommonConfig,
  report: Report,
): Manifest[] | undefined {
  const own = runManifests(addon, target, config, report);
  if (own === undefined) return undefined;
  const malformed = own.flatMap(checkManifest);
  if (malformed.length > 0) {
    // What is malformed may hide a Secret all the same, such as a List; then no line of it is shown.
    const paths = findCycle(own) === undefined ? findSecrets({ manifests: own }, parseDocuments) : [];
    if (paths.length === 0) malformed.forEach((message) => report('STR404', message));
    paths.forEach((path) => report('STR401', `${formatPath(path)} is or holds one`));
    return undefined;
  }
  const cyclic = own.flatMap((manifest) => {
    const path = findCycle(manifest);
    return path === undefined
      ? []
      : [`${describeManifest(manifest)} refers to itself at ${formatPath(path)}`];
  });
  cyclic.forEach((message) => report('STR410', message));
  if (cyclic.length > 0) return undefined;
  const manifests = completeManifests(addon, target, own);
  for (const manifest of manifests) {
    for (const path of findSecrets(manifest, parseDocuments)) {
      const subject = describeManifest(manifest);
      report(
        'STR401',
        path.length === 0 ? `${subject} is rendered` : `${subject} holds one at ${formatPath(path)}`,
      );
    }
  }
  for (const [first] of findDuplicates(manifests, identityOf).values()) {
    if (first !== undefined) report('STR402', `${describeManifest(first)} is rendered twice`);
  }
  return manifests;
}

function runManifests(
  addon: Addon,
  target: ClusterTarget,
  config: CommonConfig,
  report: Report,
): readonly Manifest[] | undefined {
  try {
    return addon.manifests?.({ config, ...target }) ?? [];
  } catch (error) {
    report('STR408', `${addon.name}: ${messageOf(error)}`);
    return undefined;
  }
}
