import type { ClusterObjects, ProvidedObject } from '@strata/checks';
import { groupKindOf } from '@strata/kubernetes';
import type { Manifest } from '@strata/kubernetes';
import { ARGOCD_NAMESPACE } from '@strata/model';
import type { ClusterTarget, RenderedObject } from '@strata/render';
import { madeNamespace, undeclaredObjects } from './made-by-application';
import type { HeldApplication } from './made-by-application';
import type { ProjectPart } from './project-part';

/** A cluster with what projects bring to it. */
export interface ClusterParts {
  readonly target: ClusterTarget;
  /** In the order of the projects. */
  readonly parts: readonly ProjectPart[];
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
 * Everything that is known to be on a cluster: what projects render for it, what Argo CD and charts make there, the
 * Secrets of its bootstrap, and on a virtual cluster what its host hands down.
 *
 * @param host of a virtual cluster
 */
export function clusterObjects(own: ClusterParts, host: ClusterParts | undefined): ClusterContents {
  const { cluster } = own.target;
  const rendered = own.parts.flatMap(({ objects }) => objects);
  const objects = own.parts.flatMap(({ owner, ...part }) =>
    [...part.objects, ...part.generated].map(({ manifest }) => ({ object: manifest, owner })),
  );
  const held = [own, ...(host === undefined ? [] : [host])];
  const written = held.flatMap(writtenApplications);
  const provided = [
    ...own.parts.flatMap((part) => part.provided),
    // A cluster without a host is installed with Argo CD on it.
    ...(cluster.host === undefined ? [{ kind: 'Namespace', name: ARGOCD_NAMESPACE }] : []),
    ...[...held.flatMap(generatedApplications), ...written].flatMap((each) => madeNamespace(each, cluster)),
    ...written.flatMap((each) => undeclaredObjects(each, cluster)),
    ...(host === undefined ? [] : handedDown(host)),
  ];
  return {
    name: cluster.name,
    isVirtual: cluster.host !== undefined,
    objects,
    provided,
    files: new Map(rendered.map((each) => [each.manifest, each])),
  };
}

const generatedApplications = ({ target, parts }: ClusterParts): HeldApplication[] =>
  parts.flatMap(({ generated }) =>
    generated.map(({ manifest }) => ({ host: target.cluster.name, manifest })),
  );

/** The Applications among what is rendered for a cluster. */
export const writtenApplications = ({ target, parts }: ClusterParts): HeldApplication[] =>
  parts.flatMap(({ objects }) =>
    objects
      .filter(({ manifest }) => groupKindOf(manifest) === 'Application.argoproj.io')
      .map(({ manifest }) => ({ host: target.cluster.name, manifest })),
  );

/** What virtual clusters see of their host. */
function handedDown({ parts }: ClusterParts): ProvidedObject[] {
  const kinds = new Set([...HANDED_DOWN, ...parts.flatMap(({ definitionsOnGuests }) => definitionsOnGuests)]);
  const rendered = parts
    .flatMap(({ objects, generated }) => [...objects, ...generated])
    .map(({ manifest }) => ({
      kind: groupKindOf(manifest),
      name: manifest.metadata.name,
      namespace: manifest.metadata.namespace,
    }));
  const declared = parts.flatMap(({ provided }) => provided);
  return [...rendered, ...declared].filter(
    ({ kind, namespace }) => namespace === undefined && kinds.has(kind),
  );
}
