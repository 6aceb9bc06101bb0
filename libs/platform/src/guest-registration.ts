import {
  certificateItem,
  clusterExternalSecret,
  IGNORE_HEALTH,
  registrationOf,
  SYNC_WAVE,
} from '@strata/argocd';
import type { Manifest } from '@strata/kubernetes';
import { LAST } from './bootstrap';
import type { PlatformCluster } from './platform-cluster';

/**
 * The ExternalSecret that registers a virtual cluster with the Argo CD of its host: the labels and annotations are
 * those of the inventory, the certificates come from the item `vcluster-<name>` of the secret store.
 *
 * @param host facts of the cluster that it is registered on
 */
export function guestRegistration({ cluster }: PlatformCluster, host: PlatformCluster['facts']): Manifest {
  const secret = clusterExternalSecret(
    registrationOf(cluster),
    certificateItem(cluster.name),
    host.secretStore.name,
  );
  const order = {
    // External Secrets is there by then; that the virtual cluster is too, nobody waits for.
    ...IGNORE_HEALTH,
    [SYNC_WAVE]: LAST,
    'argocd.argoproj.io/sync-options': 'SkipDryRunOnMissingResource=true',
  };
  return { ...secret, metadata: { ...secret.metadata, annotations: order } };
}
