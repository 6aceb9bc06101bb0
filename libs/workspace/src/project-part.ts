import { isPlacedOn } from '@strata/addon';
import type { Addon } from '@strata/addon';
import type { GeneratedApplication } from '@strata/argocd';
import type { ProvidedObject } from '@strata/checks';
import { groupKindOf } from '@strata/kubernetes';
import type {
  Claim,
  ClusterTarget,
  InstanceApplications,
  NamedService,
  RenderedObject,
  TargetRendering,
} from '@strata/render';
import { appliedOn } from './applied-on';

/** What a project renders and brings to one cluster; plain data. */
export interface BroughtObjects {
  /** The rendered objects that are applied there. */
  readonly objects: readonly RenderedObject[];
  readonly claims: readonly Claim[];
  /** What its chart, its other repository and its bootstrap make there. */
  readonly provided: readonly ProvidedObject[];
  /** The namespace of an addon that is deployed there. */
  readonly namespace?: string;
  /** Kinds of an addon that is deployed there whose definitions virtual clusters share. */
  readonly definitionsOnGuests: readonly string[];
  /** On a virtual cluster: the Services that its files name. */
  readonly addresses: readonly NamedService[];
}

/** Everything on one cluster that one project has to do with. */
export interface ProjectPart extends BroughtObjects {
  /** The addon, or the name of the project. */
  readonly owner: string;
  /** What the Argo CD of the cluster generates from its ApplicationSets, for itself and for others. */
  readonly generated: readonly GeneratedApplication[];
}

/** What the Argo CD of a host reads that virtual clusters are registered with. */
const READ_BY_ARGO_CD: readonly string[] = ['Application.argoproj.io', 'AppProject.argoproj.io'];

const NOTHING_BROUGHT: BroughtObjects = {
  objects: [],
  claims: [],
  provided: [],
  definitionsOnGuests: [],
  addresses: [],
};

/** What an addon brings to a cluster. */
export function broughtByAddon(
  addon: Addon,
  { objects, claims, provided, addresses }: TargetRendering,
  target: ClusterTarget,
): BroughtObjects {
  const isPlaced = isPlacedOn(addon, target.cluster);
  return {
    objects: objects.filter((each) => appliedOn(each, [], () => []).length > 0),
    claims,
    provided: [...provided.objects, ...(isPlaced ? foundWith(addon, target) : [])],
    ...(isPlaced ? { namespace: addon.namespace.name } : {}),
    definitionsOnGuests: isPlaced ? (addon.provides?.definitionsOnGuests ?? []) : [],
    addresses,
  };
}

/**
 * What a project that is no addon brings to a cluster.
 *
 * @param answering names of the clusters that answer the requests of an environment
 */
export function broughtByProject(
  objects: readonly RenderedObject[],
  { cluster }: ClusterTarget,
  targets: readonly ClusterTarget[],
  answering: (environment: string) => readonly string[],
): BroughtObjects {
  const here = objects.filter((each) => appliedOn(each, targets, answering).includes(cluster.name));
  return { ...NOTHING_BROUGHT, objects: here };
}

/**
 * What counts of that on the virtual clusters of the cluster: what has no namespace, which they may share, and what their
 * Argo CD reads. A change of anything else there changes nothing for them.
 */
export const seenByGuests = <Brought extends BroughtObjects>(brought: Brought): Brought => ({
  ...brought,
  objects: brought.objects.filter(
    ({ manifest }) =>
      manifest.metadata.namespace === undefined || READ_BY_ARGO_CD.includes(groupKindOf(manifest)),
  ),
  claims: [],
  provided: brought.provided.filter(({ namespace }) => namespace === undefined),
  addresses: [],
});

/** Joins what a project renders for a cluster with what is generated there; undefined where it has nothing to do with it. */
export function partOf(
  owner: string,
  brought: BroughtObjects | undefined,
  generated: readonly GeneratedApplication[],
): ProjectPart | undefined {
  if (brought === undefined && generated.length === 0) return undefined;
  return { owner, ...(brought ?? NOTHING_BROUGHT), generated };
}

/** What the Argo CD of a cluster generates. */
export const generatedOn = (
  cluster: string,
  applications: readonly InstanceApplications[],
): GeneratedApplication[] =>
  applications.flatMap((instance) => (instance.host === cluster ? instance.applications : []));

/** What comes with an addon: the pods of what is not read, and the Secrets of the bootstrap. */
function foundWith(addon: Addon, { cluster, facts }: ClusterTarget): ProvidedObject[] {
  const { namespace, alsoWritesTo = [], chart, git } = addon;
  const places = (chart ?? git) === undefined ? [] : [namespace.name, ...alsoWritesTo];
  const pods = places.map((place) => ({ kind: 'Pod', namespace: place, name: '*' }));
  if (cluster.host !== undefined) return pods;
  const secrets = bootstrapSecretsOf(addon, facts).map(({ name, key, texts = {} }) => ({
    kind: 'Secret',
    namespace: namespace.name,
    name,
    keys: [key, ...Object.keys(texts)],
  }));
  return [...pods, ...secrets];
}

/** None where the function of the addon fails: the platform reports that. */
function bootstrapSecretsOf(addon: Addon, facts: ClusterTarget['facts']) {
  try {
    return addon.bootstrapSecrets?.(facts) ?? [];
  } catch {
    return [];
  }
}
