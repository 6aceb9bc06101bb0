/** Metadata of an object as a manifest gives it. */
export interface ManifestMetadata {
  readonly name: string;
  /** Absent for cluster-scoped kinds. */
  readonly namespace?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  /** What must be done before the object may go. */
  readonly finalizers?: readonly string[];
}

/** One Kubernetes object, as it is written to a file. */
export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: ManifestMetadata;
  readonly [field: string]: unknown;
}

/** The API group of an object; empty for the core group. */
export function groupOf(manifest: Pick<Manifest, 'apiVersion'>): string {
  const slash = manifest.apiVersion.indexOf('/');
  return slash < 0 ? '' : manifest.apiVersion.slice(0, slash);
}

/** The kind of an object with its group, as Kubernetes writes it: `Certificate.cert-manager.io`, `Service`. */
export function groupKindOf(manifest: Pick<Manifest, 'apiVersion' | 'kind'>): string {
  const group = groupOf(manifest);
  return group === '' ? manifest.kind : `${manifest.kind}.${group}`;
}

/** What makes an object unique on a cluster: group, kind, namespace and name (the version does not). */
export function identityOf(manifest: Manifest): string {
  const { namespace, name } = manifest.metadata;
  return [groupOf(manifest), manifest.kind, namespace ?? '', name].join('/');
}

/** How messages name an object: `Deployment argocd/server`. */
export function describeManifest(manifest: Manifest): string {
  const { namespace, name } = manifest.metadata;
  return `${manifest.kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`;
}

/**
 * An object of a kind that has no type here, such as a custom resource.
 *
 * @param apiVersion group and version, `cert-manager.io/v1`
 */
export function customResource(
  apiVersion: string,
  kind: string,
  metadata: ManifestMetadata,
  spec: object,
): Manifest {
  return { apiVersion, kind, metadata, spec };
}
