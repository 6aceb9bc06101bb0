import { isCustom } from '@strata/kubernetes';
import type { Manifest } from '@strata/kubernetes';

/** The annotation that orders objects within one sync; lower numbers first. */
export const SYNC_WAVE = 'argocd.argoproj.io/sync-wave';
const SYNC_OPTIONS = 'argocd.argoproj.io/sync-options';

/** The annotation of an object for whose health nobody waits. */
export const IGNORE_HEALTH = { 'argocd.argoproj.io/ignore-healthcheck': 'true' } as const;

/** Pruning one of these takes everything that belongs to it along. */
const NEVER_PRUNED: readonly string[] = ['Namespace', 'CustomResourceDefinition'];

/**
 * The wave in which an object syncs within its Application: namespaces and policies before workloads (0), custom
 * resources after the chart has brought their definitions and controllers.
 */
export function syncWaveOf(manifest: Manifest): number {
  if (manifest.kind === 'Namespace' || manifest.kind === 'PriorityClass') return -10;
  if (manifest.kind === 'CustomResourceDefinition') return -8;
  if (manifest.kind === 'NetworkPolicy') return -6;
  // Pods wait for their Secrets, and the definition comes from another Application.
  if (manifest.kind === 'ExternalSecret') return -1;
  if (isCustom(manifest)) return 5;
  return 0;
}

/**
 * Adds the sync wave, and for custom resources the option that lets a first sync plan them before their definition
 * exists. A Namespace and a CustomResourceDefinition are never pruned: that would delete everything in them. What the addon set itself stands.
 */
export function withSyncOrder(manifest: Manifest): Manifest {
  const wave = syncWaveOf(manifest);
  const options = syncOptionsOf(manifest);
  const annotations = {
    ...(wave === 0 ? {} : { [SYNC_WAVE]: String(wave) }),
    ...(options === undefined ? {} : { [SYNC_OPTIONS]: options }),
    ...manifest.metadata.annotations,
  };
  if (Object.keys(annotations).length === 0) return manifest;
  return { ...manifest, metadata: { ...manifest.metadata, annotations } };
}

function syncOptionsOf(manifest: Manifest): string | undefined {
  if (NEVER_PRUNED.includes(manifest.kind)) return 'Prune=false';
  return isCustom(manifest) ? 'SkipDryRunOnMissingResource=true' : undefined;
}
