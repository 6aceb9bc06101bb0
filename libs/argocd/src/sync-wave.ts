import { groupOf } from '@strata/kubernetes';
import type { Manifest } from '@strata/kubernetes';

const WAVE = 'argocd.argoproj.io/sync-wave';
const SYNC_OPTIONS = 'argocd.argoproj.io/sync-options';

/** API groups that every cluster serves; all other groups come from a CustomResourceDefinition. */
const BUILT_IN_GROUPS: ReadonlySet<string> = new Set(['', 'apps', 'batch', 'autoscaling', 'policy']);

const isBuiltIn = (group: string): boolean => BUILT_IN_GROUPS.has(group) || group.endsWith('.k8s.io');

/** Groups that end in `.k8s.io` but come from a CRD. */
const isCustom = (group: string): boolean => !isBuiltIn(group) || group === 'gateway.networking.k8s.io';

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
  if (isCustom(groupOf(manifest))) return 5;
  return 0;
}

/**
 * Adds the sync wave, and for custom resources the option that lets a first sync plan them before their definition
 * exists. A Namespace is never pruned: that would delete everything in it. What the addon set itself stands.
 */
export function withSyncOrder(manifest: Manifest): Manifest {
  const wave = syncWaveOf(manifest);
  const options = syncOptionsOf(manifest);
  const annotations = {
    ...(wave === 0 ? {} : { [WAVE]: String(wave) }),
    ...(options === undefined ? {} : { [SYNC_OPTIONS]: options }),
    ...manifest.metadata.annotations,
  };
  if (Object.keys(annotations).length === 0) return manifest;
  return { ...manifest, metadata: { ...manifest.metadata, annotations } };
}

function syncOptionsOf(manifest: Manifest): string | undefined {
  if (manifest.kind === 'Namespace') return 'Prune=false';
  return isCustom(groupOf(manifest)) ? 'SkipDryRunOnMissingResource=true' : undefined;
}
