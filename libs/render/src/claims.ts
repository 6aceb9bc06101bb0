import type { Addon } from '@strata/addon';
import { describeManifest, identityOf } from '@strata/kubernetes';
import type { Manifest } from '@strata/kubernetes';
import type { InstanceApplications } from './evaluate-set';
import type { ClusterRendering } from './render-on-cluster';

/** What one owner claims for itself; two claims of one identity on one cluster cannot both hold. */
export interface Claim {
  readonly cluster: string;
  /** The addon, or what else renders it. */
  readonly owner: string;
  readonly identity: string;
  /** How messages name it. */
  readonly subject: string;
}

/** The objects of an addon on a cluster, and the namespace that Argo CD makes for it. */
export function claimsOf(addon: Addon, { target, manifests }: ClusterRendering): Claim[] {
  const { name: cluster } = target.cluster;
  const { name: namespace, create = true } = addon.namespace;
  const made = create ? [{ identity: `/Namespace//${namespace}`, subject: `Namespace ${namespace}` }] : [];
  const objects = [...manifests.map(describeClaim), ...made];
  return objects.map((object) => ({ cluster, owner: addon.name, ...object }));
}

/** The Applications that a set generates, on the clusters whose Argo CD holds them. */
export function applicationClaims(owner: string, instances: readonly InstanceApplications[]): Claim[] {
  return instances.flatMap(({ host, applications }) =>
    applications.map(({ manifest }) => ({ cluster: host, owner, ...describeClaim(manifest) })),
  );
}

const describeClaim = (manifest: Manifest): { identity: string; subject: string } => ({
  identity: identityOf(manifest),
  subject: describeManifest(manifest),
});
