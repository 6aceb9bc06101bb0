import { isPlacedOn } from '@strata/addon';
import type { Addon } from '@strata/addon';
import type { ClusterObjects, ProvidedObject } from '@strata/checks';
import { groupKindOf } from '@strata/kubernetes';
import type { Manifest } from '@strata/kubernetes';
import { ARGOCD_NAMESPACE } from '@strata/model';
import type { ClusterTarget, InstanceApplications, ProvidedObjects, RenderedObject } from '@strata/render';
import { appliedOn } from './applied-on';
import { madeNamespace, undeclaredObjects } from './made-by-application';

/** What one project brings to clusters. */
export interface ProjectObjects {
  /** The addon, or the name of the project. */
  readonly owner: string;
  /** Absent for a project that is no addon. */
  readonly addon?: Addon;
  readonly objects: readonly RenderedObject[];
  readonly provided: readonly ProvidedObjects[];
  readonly applications: readonly InstanceApplications[];
}

/** Everything on one cluster, with the files of what is rendered. */
export interface ClusterContents extends ClusterObjects {
  readonly files: ReadonlyMap<Manifest, RenderedObject>;
}

/** Kinds of a host that its virtual clusters see, beside those whose definition they share. */
const HANDED_DOWN: readonly string[] = [
  'IngressClass.networking.k8s.io',
  'RuntimeClass.node.k8s.io',
  'StorageClass.storage.k8s.io',
];

/**
 * Everything that is known to be on each cluster: what projects render for it, what Argo CD and charts make there, the
 * Secrets of its bootstrap, and on a virtual cluster what its host hands down.
 *
 * @param answering names of the clusters that answer the requests of an environment
 */
export function clusterObjects(
  projects: readonly ProjectObjects[],
  targets: readonly ClusterTarget[],
  answering: (environment: string) => readonly string[],
): ClusterContents[] {
  const own = targets.map((target) => ({ target, ...renderedOn(target, projects, targets, answering) }));
  const addons = projects.flatMap(({ addon }) => addon ?? []);
  const generated = projects.flatMap(({ applications }) => applications.flatMap(held));
  const written = own.flatMap(({ target, files }) =>
    [...files.keys()]
      .filter((manifest) => groupKindOf(manifest) === 'Application.argoproj.io')
      .map((manifest) => ({ host: target.cluster.name, manifest })),
  );
  return own.map(({ target, objects, files }) => {
    const { cluster } = target;
    const provided = [
      ...projects.flatMap((project) => declaredOn(cluster.name, project)),
      ...addons.filter((addon) => isPlacedOn(addon, cluster)).flatMap((addon) => foundWith(addon, target)),
      // A cluster without a host is installed with Argo CD on it.
      ...(cluster.host === undefined ? [{ kind: 'Namespace', name: ARGOCD_NAMESPACE }] : []),
      ...[...generated, ...written].flatMap((each) => madeNamespace(each, cluster)),
      ...written.flatMap((each) => undeclaredObjects(each, cluster)),
    ];
    const host = own.find((each) => each.target.cluster.name === cluster.host);
    const handedDown = host === undefined ? [] : fromHost(host.target, host.files, projects);
    const isVirtual = cluster.host !== undefined;
    return { name: cluster.name, isVirtual, objects, files, provided: [...provided, ...handedDown] };
  });
}

function renderedOn(
  { cluster }: ClusterTarget,
  projects: readonly ProjectObjects[],
  targets: readonly ClusterTarget[],
  answering: (environment: string) => readonly string[],
): Pick<ClusterContents, 'objects' | 'files'> {
  const files = new Map<Manifest, RenderedObject>();
  const objects = projects.flatMap(({ owner, objects: rendered, applications }) => {
    const here = rendered.filter((each) => appliedOn(each, targets, answering).includes(cluster.name));
    here.forEach((each) => files.set(each.manifest, each));
    const generated = applications.flatMap(held).filter(({ host }) => host === cluster.name);
    return [...here, ...generated].map(({ manifest }) => ({ object: manifest, owner }));
  });
  return { objects, files };
}

const held = ({ host, applications }: InstanceApplications) =>
  applications.map(({ manifest }) => ({ host, manifest }));

const declaredOn = (cluster: string, { provided }: ProjectObjects): ProvidedObject[] =>
  provided.filter((each) => each.cluster === cluster).flatMap(({ objects }) => objects);

/** What comes with an addon: the pods of what is not read, and the Secrets of the bootstrap. */
function foundWith(addon: Addon, { cluster, facts }: ClusterTarget): ProvidedObject[] {
  const { namespace, alsoWritesTo = [], chart, git } = addon;
  const places = (chart ?? git) === undefined ? [] : [namespace.name, ...alsoWritesTo];
  const pods = places.map((place) => ({ kind: 'Pod', namespace: place, name: '*' }));
  if (cluster.host !== undefined) return pods;
  const secrets = (addon.bootstrapSecrets?.(facts) ?? []).map(({ name, key, texts = {} }) => ({
    kind: 'Secret',
    namespace: namespace.name,
    name,
    keys: [key, ...Object.keys(texts)],
  }));
  return [...pods, ...secrets];
}

/** What a virtual cluster sees of its host. */
function fromHost(
  { cluster }: ClusterTarget,
  files: ReadonlyMap<Manifest, RenderedObject>,
  projects: readonly ProjectObjects[],
): ProvidedObject[] {
  const shared = projects
    .flatMap(({ addon }) => addon ?? [])
    .filter((addon) => isPlacedOn(addon, cluster))
    .flatMap(({ provides }) => provides?.definitionsOnGuests ?? []);
  const kinds = new Set([...HANDED_DOWN, ...shared]);
  const rendered = [...files.keys()].map((manifest) => ({
    kind: groupKindOf(manifest),
    name: manifest.metadata.name,
    namespace: manifest.metadata.namespace,
  }));
  const declared = projects.flatMap((project) => declaredOn(cluster.name, project));
  return [...rendered, ...declared].filter(
    ({ kind, namespace }) => namespace === undefined && kinds.has(kind),
  );
}
