import { selectorOf } from '@strata/addon';
import type { Addon } from '@strata/addon';
import { explainSelector, rolloutStepOf } from '@strata/argocd';
import { compose, withOrigin } from '@strata/compose';
import type { Layer } from '@strata/compose';
import { IDENTITY_LABELS } from '@strata/model';
import type { Location } from '@strata/model';
import type { AddonSource } from './addon-source';
import type { CommonConfig } from './configure';
import { locationOf } from './location';
import { clusterFile } from './cluster-file';
import type { ClusterTarget } from './platform';
import { applicationName, predictApplication, strategyOf } from './predict';
import type { Deployment } from './predict';
import { stackLayers } from './stack';

/** One requirement of an addon's placement on a cluster. */
export interface PlacementReason {
  /** Such as `enable_loki=true`, and where it does not hold what was found instead. */
  readonly text: string;
  readonly holds: boolean;
  /** Where the cluster gets the label, or where it would. */
  readonly location: Location;
}

/** Whether an addon is deployed on a cluster, and why. */
export interface PlacementEntry {
  readonly cluster: string;
  readonly environment: string;
  readonly isDeployed: boolean;
  /** Every requirement of the placement. */
  readonly reasons: readonly PlacementReason[];
  /** The Application that Argo CD makes, where it is deployed. */
  readonly application?: string;
  readonly version?: string;
  /** The step in which it changes, from 1, where the addon rolls out by steps. */
  readonly step?: number;
  /** The files of the layers that apply, lowest precedence first. */
  readonly layers: readonly string[];
}

/** Where an addon is deployed, and in which order. */
export interface AddonPlacement {
  readonly addon: string;
  /** The sync wave of its ApplicationSet in the bootstrap. */
  readonly wave: number;
  /** The addons that it waits for. */
  readonly dependsOn: readonly string[];
  readonly project: string;
  readonly namespace: string;
  readonly clusters: readonly PlacementEntry[];
}

/** Where an addon is deployed, and why there and not elsewhere; clusters in the order given. */
export function explainPlacement(
  source: AddonSource,
  targets: readonly ClusterTarget[],
  layerOf: (file: string) => Layer | undefined,
): AddonPlacement {
  const { addon, dependencies } = source;
  return {
    addon: addon.name,
    wave: dependencies?.wave ?? 0,
    dependsOn: addon.dependsOn ?? [],
    project: addon.project,
    namespace: addon.namespace.name,
    clusters: explainOnClusters(source, targets, layerOf),
  };
}

function explainOnClusters(
  { addon, folder, defaultsOrigin }: AddonSource,
  targets: readonly ClusterTarget[],
  layerOf: (file: string) => Layer | undefined,
): PlacementEntry[] {
  const selector = selectorOf(addon.placement);
  return targets.map((target) => {
    const { name, environment, labels } = target.cluster;
    const file = clusterFile(environment, name);
    const definition = layerOf(file);
    const reasons = explainSelector(labels, selector).map(({ key, text, holds }) => ({
      text,
      holds,
      location: definition === undefined ? { file } : locationOf(definition.origin, pathOfLabel(key)),
    }));
    const isDeployed = reasons.every(({ holds }) => holds);
    const entry = {
      cluster: name,
      environment,
      isDeployed,
      reasons,
    };
    if (!isDeployed) return { ...entry, layers: [] };
    const layers = stackLayers(folder, withOrigin(addon.defaults, defaultsOrigin), target, layerOf);
    const { version } = compose<CommonConfig>(layers, target).evaluate().data;
    return {
      ...entry,
      application: applicationName(addon.name, name),
      version,
      ...stepOf(addon, { cluster: target.cluster, version }),
      layers: layers.map((layer) => layer.origin.file),
    };
  });
}

/** Where a `cluster.yaml` says what a label holds. */
const pathOfLabel = (key: string): string[] => (key === IDENTITY_LABELS.role ? ['role'] : ['labels', key]);

/** A template that the cluster does not satisfy has no labels to choose a step by; it is reported elsewhere. */
function stepOf(addon: Addon, deployment: Deployment): { step?: number } {
  if (addon.rollout === undefined) return {};
  try {
    const { labels = {} } = predictApplication(addon, deployment).metadata;
    const { step } = rolloutStepOf({ spec: { strategy: strategyOf(addon.rollout) } }, labels);
    return step === undefined ? {} : { step: step + 1 };
  } catch {
    return {};
  }
}
