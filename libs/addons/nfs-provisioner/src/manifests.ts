import type { AddonContext } from '@strata/addon';
import type { Manifest } from '@strata/kubernetes';
import { nfsClass } from './nfs-class';
import type { NfsProvisionerConfig } from './schema';

/** The objects of every storage class. */
export function manifests(
  { config, facts }: AddonContext<NfsProvisionerConfig>,
  namespace: string,
): Manifest[] {
  const shared = { namespace, server: facts.storage.server, image: config.image };
  return Object.entries(config.classes).flatMap(([key, entry]) => nfsClass({ ...entry, ...shared, key }));
}
