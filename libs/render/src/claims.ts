import type { Addon } from '@strata/addon';
import { describeManifest, identityOf } from '@strata/kubernetes';
import { applicationName } from './predict';
import type { ClusterRendering } from './render-on-cluster';

/** What one addon claims for itself; two claims of one identity on one cluster cannot both hold. */
export interface Claim {
  readonly cluster: string;
  readonly addon: string;
  /** Identity of an object on the cluster, or of an Application in its environment's Argo CD. */
  readonly identity: string;
  /** How messages name it. */
  readonly subject: string;
}

/** The objects of an addon on a cluster, and the Application that brings them there. */
export function claimsOf(addon: Addon, { target, manifests }: ClusterRendering): Claim[] {
  const { name: cluster, environment } = target.cluster;
  const application = applicationName(addon.name, cluster);
  const objects = manifests.map((manifest) => ({
    cluster,
    addon: addon.name,
    identity: identityOf(manifest),
    subject: describeManifest(manifest),
  }));
  const claim = {
    cluster: `the Argo CD of ${environment}`,
    addon: addon.name,
    identity: `Application/${application}`,
    subject: `Application ${application}`,
  };
  return [...objects, ...namespaceClaim(addon, cluster), claim];
}

/** The namespace that Argo CD makes for the addon's Application, with labels of its own. */
function namespaceClaim(
  { name: addon, namespace: { name, create = true } }: Addon,
  cluster: string,
): Claim[] {
  return create ? [{ cluster, addon, identity: `/Namespace//${name}`, subject: `Namespace ${name}` }] : [];
}
