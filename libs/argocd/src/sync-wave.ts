import { groupOf } from '@strata/kubernetes';
import type { Manifest } from '@strata/kubernetes';

const WAVE = 'argocd.argoproj.io/sync-wave';
const SYNC_OPTIONS = 'argocd.argoproj.io/sync-options';

/** API groups that every cluster serves; all other groups come from a CustomResourceDefinition. */
const BUILT_IN_GROUPS: ReadonlySet<string> = new Set([
  '',
  'admissionregistration.k8s.io',
  'apiextensions.k8s.io',
  'apiregistration.k8s.io',
  'apps',
  'autoscaling',
  'batch',
  'certificates.k8s.io',
  'coordination.k8s.io',
  'discovery.k8s.io',
  'flowcontrol.apiserver.k8s.io',
  'networking.k8s.io',
  'node.k8s.io',
  'policy',
  'rbac.authorization.k8s.io',
  'resource.k8s.io',
  'scheduling.k8s.io',
  'storage.k8s.io',
]);

const isCustom = ({ apiVersion }: Manifest): boolean => !BUILT_IN_GROUPS.has(groupOf({ apiVersion }));

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
  return isCustom(manifest) ? 'SkipDryRunOnMissingResource=true' : undefined;
}
