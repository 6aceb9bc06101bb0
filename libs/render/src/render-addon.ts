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
import type { ClusterTarget } from './platform';
import { providedObjects } from './provided-objects';
import type { ProvidedObjects } from './provided-objects';
import { renderOnCluster } from './render-on-cluster';

/** Everything that rendering one addon gives; no files where there is an issue. */
export interface AddonRendering {
  readonly files: readonly OutputFile[];
  readonly issues: readonly Issue[];
  readonly claims: readonly Claim[];
  /** The objects in its files. */
  readonly objects: readonly RenderedObject[];
  /** What its chart or its other repository creates on each cluster. */
  readonly provided: readonly ProvidedObjects[];
  /** What its ApplicationSet generates on every Argo CD of the platform. */
  readonly applications: readonly InstanceApplications[];
  /** Whether every object could be made, be there issues or not. */
  readonly isWhole: boolean;
}

/** The clusters that an addon may be rendered for. */
export interface RenderScope {
  readonly targets: readonly ClusterTarget[];
  /** The roles that clusters may have. */
  readonly roles: readonly string[];
  /** False where clusters are left out because of issues: then nothing follows from their absence. */
  readonly isComplete: boolean;
}

/**
 * Renders one addon for every cluster that it selects: stacks its layers, composes and checks the configuration,
 * makes the objects, and lays out the files. Pure: reads nothing but its arguments.
 *
 * @param layerOf the layer that an overlay file holds, if it exists and can be read
 */
export function renderAddon(
  source: AddonSource,
  { targets, roles, isComplete }: RenderScope,
  layerOf: (file: string) => Layer | undefined,
): AddonRendering {
  const definitionIssues = checkDefinition(source, isComplete ? roles : []);
  if (definitionIssues.length > 0) return withoutFiles(definitionIssues);
  const selected = targets.filter(({ cluster }) => isPlacedOn(source.addon, cluster));
  const asked = new Set<string>();
  const readLayer = (file: string): Layer | undefined => {
    asked.add(file);
    return layerOf(file);
  };
  const issues: Issue[] = checkApplicationMetadata(source);
  const hostOf = ({ cluster }: ClusterTarget) =>
    targets.find(({ cluster: { name } }) => name === cluster.host)?.cluster;
  const renderings = selected.flatMap(
    (target) => renderOnCluster(source, target, hostOf(target), readLayer, issues) ?? [],
  );
  const provided = renderings.map((rendering) => providedObjects(source, rendering, issues));
  const misplaced = isComplete ? checkPlacement(source, selected) : [];
  issues.push(...misplaced, ...(isComplete ? checkOverlays(source, asked) : []));
  const evaluation = evaluateAddonSet(source, renderings, targets);
  // What a set makes of clusters with issues is not worth a word.
  if (issues.length === 0) issues.push(...evaluation.issues);
  if (evaluation.issues.length > 0) return withoutFiles(issues);
  const { files, objects, issues: layoutIssues } = layOutAddon(source, renderings);
  if (issues.length === 0) issues.push(...layoutIssues);
  if (layoutIssues.length > 0) return withoutFiles(issues);
  // What has issues is not written, but its objects are judged as well.
  const isWhole = renderings.length === selected.length && misplaced.length === 0;
  const made = { objects, provided, applications: evaluation.instances, isWhole };
  if (issues.length > 0) return { ...withoutFiles(issues), ...made };
  const claims = renderings.flatMap((rendering) => claimsOf(source.addon, rendering));
  return { files, issues, claims, ...made };
}

const withoutFiles = (issues: readonly Issue[]): AddonRendering => ({
  files: [],
  issues,
  claims: [],
  objects: [],
  provided: [],
  applications: [],
  isWhole: false,
});
