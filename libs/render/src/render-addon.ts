import { isPlacedOn } from '@strata/addon';
import type { Layer } from '@strata/compose';
import type { Issue } from '@strata/model';
import type { AddonSource } from './addon-source';
import { checkDefinition, checkOverlays, checkPlacement } from './check-addon';
import { checkApplicationMetadata } from './check-application-metadata';
import { evaluateAddonSet } from './evaluate-set';
import type { InstanceApplications } from './evaluate-set';
import { claimsOf } from './claims';
import type { Claim } from './claims';
import type { OutputFile } from './lay-out';
import type { RenderedObject } from './rendered-object';
import { layOutAddon } from './lay-out-addon';
import type { Layout, NamedService } from './lay-out-addon';
import type { ClusterTarget } from './platform';
import type { Deployment } from './predict';
import { providedObjects } from './provided-objects';
import type { ProvidedObjects } from './provided-objects';
import { renderOnCluster } from './render-on-cluster';
import type { ClusterRendering } from './render-on-cluster';

/** What one addon gives on one cluster. */
export interface TargetRendering {
  readonly cluster: string;
  /** Of its chart or its repository. */
  readonly version: string | undefined;
  readonly files: readonly OutputFile[];
  readonly objects: readonly RenderedObject[];
  readonly claims: readonly Claim[];
  /** What its chart or its other repository creates. */
  readonly provided: ProvidedObjects;
  /** On a virtual cluster: the Services that its files name. */
  readonly addresses: readonly NamedService[];
}

/** Everything that rendering one addon gives; no files where there is an issue. */
export interface AddonRendering {
  readonly files: readonly OutputFile[];
  readonly issues: readonly Issue[];
  readonly claims: readonly Claim[];
  /** The objects in its files. */
  readonly objects: readonly RenderedObject[];
  /** What its chart or its other repository creates on each cluster. */
  readonly provided: readonly ProvidedObjects[];
  /** What its ApplicationSet generates on every Argo CD of the platform; undefined where that is known already. */
  readonly applications: readonly InstanceApplications[] | undefined;
  /** Whether every object could be made, be there issues or not. */
  readonly isWhole: boolean;
  /** The same by cluster, sorted by name; without those that are known already. */
  readonly targets: readonly TargetRendering[];
  /** What belongs to no cluster: the ApplicationSet, and the schema of overlays. */
  readonly common: Layout;
}

/** The clusters that an addon may be rendered for. */
export interface RenderScope {
  readonly targets: readonly ClusterTarget[];
  /** The roles that clusters may have. */
  readonly roles: readonly string[];
  /** False where clusters are left out because of issues: then nothing follows from their absence. */
  readonly isComplete: boolean;
}

/** What is known of an addon from an earlier rendering without errors, and need not be made again. */
export interface KnownRendering {
  /** The deployment on a cluster where nothing that it depends on has changed. */
  readonly deploymentOn: (target: ClusterTarget) => Deployment | undefined;
  /** Whether what an ApplicationSet with this text generates is known. */
  readonly isKnownSet: (text: string) => boolean;
}

const NOTHING_KNOWN: KnownRendering = { deploymentOn: () => undefined, isKnownSet: () => false };

/**
 * Renders one addon for every cluster that it selects: stacks its layers, composes and checks the configuration,
 * makes the objects, and lays out the files. Pure: reads nothing but its arguments.
 *
 * @param layerOf the layer that an overlay file holds, if it exists and can be read
 * @param known what is left out of the result
 */
export function renderAddon(
  source: AddonSource,
  { targets, roles, isComplete }: RenderScope,
  layerOf: (file: string) => Layer | undefined,
  known = NOTHING_KNOWN,
): AddonRendering {
  const definitionIssues = checkDefinition(source, isComplete ? roles : []);
  if (definitionIssues.length > 0) return withoutFiles(definitionIssues);
  const selected = targets.filter(({ cluster }) => isPlacedOn(source.addon, cluster));
  const issues: Issue[] = checkApplicationMetadata(source);
  const hostOf = ({ cluster }: ClusterTarget) =>
    targets.find(({ cluster: { name } }) => name === cluster.host)?.cluster;
  const results = selected.map(
    (target): { deployment: Deployment; rendering?: ClusterRendering } | undefined => {
      const deployment = known.deploymentOn(target);
      if (deployment !== undefined) return { deployment };
      const rendering = renderOnCluster(source, target, hostOf(target), layerOf, issues);
      return rendering === undefined ? undefined : { deployment: rendering.deployment, rendering };
    },
  );
  const made = results.filter((result) => result !== undefined);
  const renderings = made.flatMap(({ rendering }) => rendering ?? []);
  const deployments = made.map(({ deployment }) => deployment);
  const provided = renderings.map((rendering) => providedObjects(source, rendering, issues));
  const misplaced = isComplete ? checkPlacement(source, selected) : [];
  issues.push(...misplaced, ...(isComplete ? checkOverlays(source, selected) : []));
  const evaluation = evaluateAddonSet(source, deployments, targets, known.isKnownSet);
  // What a set makes of clusters with issues is not worth a word.
  if (issues.length === 0) issues.push(...evaluation.issues);
  if (evaluation.issues.length > 0) return withoutFiles(issues);
  const { common, layouts, issues: layoutIssues } = layOutAddon(source, deployments, renderings);
  if (issues.length === 0) issues.push(...layoutIssues);
  if (layoutIssues.length > 0) return withoutFiles(issues);
  // What has issues is not written, but its objects are judged as well.
  const isWhole = made.length === selected.length && misplaced.length === 0;
  const cells = renderings.map((rendering, index): TargetRendering => ({
    cluster: rendering.target.cluster.name,
    version: rendering.deployment.version,
    claims: claimsOf(source.addon, rendering),
    provided: provided[index] as ProvidedObjects,
    ...(layouts[index] as Layout),
  }));
  const objects = [common, ...layouts].flatMap((layout) => layout.objects);
  const result = { objects, provided, applications: evaluation.instances, isWhole, targets: cells };
  if (issues.length > 0) return { ...withoutFiles(issues), ...result };
  return {
    issues,
    ...result,
    files: [common, ...layouts].flatMap((layout) => layout.files),
    claims: cells.flatMap(({ claims }) => claims),
    common,
  };
}

const withoutFiles = (issues: readonly Issue[]): AddonRendering => ({
  files: [],
  issues,
  claims: [],
  objects: [],
  provided: [],
  applications: [],
  isWhole: false,
  targets: [],
  common: { files: [], objects: [], addresses: [] },
});
