import { isPlacedOn } from '@strata/addon';
import type { PROJECTS } from '@strata/addon';
import { REQUESTS_NAMESPACE } from '@strata/kratix';
import type { Manifest } from '@strata/kubernetes';
import type { PlatformCluster } from './platform-cluster';
import type { PlatformAddon } from './platform-addon';

/** The AppProject of the Applications that bring requests. */
export const REQUESTS_PROJECT: keyof typeof PROJECTS = 'platform-services';

/** The addon that answers requests: the cluster that it selects gets those of its environment. */
export const REQUESTS_ADDON = 'kratix';

/** One file of an environment's requests. */
export interface PlatformRequest {
  readonly environment: string;
  /** The name of its file, and of the object. */
  readonly name: string;
  /** What the file holds. */
  readonly data: Readonly<Record<string, unknown>>;
}

/** The object that a request file stands for: named like the file, in the namespace of requests. */
export function requestManifest({ environment, name, data }: PlatformRequest): Manifest {
  const { apiVersion, kind, metadata, ...rest } = data as unknown as Manifest;
  const labels = { environment, ...metadata?.labels };
  const given = metadata as Manifest['metadata'] | undefined;
  return { apiVersion, kind, metadata: { ...given, name, namespace: REQUESTS_NAMESPACE, labels }, ...rest };
}

/** The clusters of an environment that answer requests. */
export function requestClusters(
  environment: string,
  addons: readonly PlatformAddon[],
  clusters: readonly PlatformCluster[],
): string[] {
  const addon = addons.find(({ name }) => name === REQUESTS_ADDON);
  if (addon === undefined) return [];
  return clusters
    .filter(({ cluster }) => cluster.environment === environment && isPlacedOn(addon, cluster))
    .map(({ cluster }) => cluster.name);
}
