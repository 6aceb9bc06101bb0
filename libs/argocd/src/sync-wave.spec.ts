import type { Manifest } from '@strata/kubernetes';
import { syncWaveOf, withSyncOrder } from './sync-wave';

const WAVE = 'argocd.argoproj.io/sync-wave';
const OPTIONS = 'argocd.argoproj.io/sync-options';

const object = (apiVersion: string, kind: string, annotations?: Record<string, string>): Manifest => ({
  apiVersion,
  kind,
  metadata: { name: 'x', ...(annotations === undefined ? {} : { annotations }) },
});

/** Kinds in the order in which they must sync; equals stand together. */
const ORDER: readonly (readonly Manifest[])[] = [
  [object('v1', 'Namespace'), object('scheduling.k8s.io/v1', 'PriorityClass')],
  [object('apiextensions.k8s.io/v1', 'CustomResourceDefinition')],
  [object('networking.k8s.io/v1', 'NetworkPolicy')],
  [object('external-secrets.io/v1', 'ExternalSecret')],
  [
    object('v1', 'ConfigMap'),
    object('apps/v1', 'Deployment'),
    object('batch/v1', 'CronJob'),
    object('policy/v1', 'PodDisruptionBudget'),
    object('storage.k8s.io/v1', 'StorageClass'),
    object('rbac.authorization.k8s.io/v1', 'ClusterRole'),
  ],
  [
    object('gateway.networking.k8s.io/v1', 'HTTPRoute'),
    object('cert-manager.io/v1', 'ClusterIssuer'),
    object('external-secrets.io/v1', 'ClusterSecretStore'),
  ],
];

const CUSTOM = [...(ORDER[3] ?? []), ...(ORDER[5] ?? [])];

describe('syncWaveOf', () => {
  it('brings namespaces, policies and Secrets before workloads, and other custom resources after them', () => {
    const waves = ORDER.map((group) => group.map(syncWaveOf));
    for (const group of waves) expect(new Set(group).size).toBe(1);
    const steps = waves.map(([wave]) => wave as number);
    expect(steps).toEqual([...new Set(steps)].sort((a, b) => a - b));
    expect(steps.at(-2)).toBe(0);
  });
});

describe('withSyncOrder', () => {
  it('writes the wave as a text', () => {
    expect(withSyncOrder(object('networking.k8s.io/v1', 'NetworkPolicy')).metadata.annotations).toEqual({
      [WAVE]: '-6',
    });
  });

  it('returns an object of wave 0 as it is', () => {
    const deployment = object('apps/v1', 'Deployment');
    expect(withSyncOrder(deployment)).toBe(deployment);
  });

  it.each(CUSTOM)('lets a first sync plan a $kind before its definition exists', (manifest) => {
    expect(withSyncOrder(manifest).metadata.annotations?.[OPTIONS]).toBe('SkipDryRunOnMissingResource=true');
  });

  it('never prunes a Namespace', () => {
    expect(withSyncOrder(object('v1', 'Namespace')).metadata.annotations?.[OPTIONS]).toBe('Prune=false');
  });

  it('leaves what the addon set itself', () => {
    const own = { [WAVE]: '7', [OPTIONS]: 'Replace=true', note: 'mine' };
    const manifest = object('cert-manager.io/v1', 'ClusterIssuer', own);
    expect(withSyncOrder(manifest).metadata.annotations).toEqual(own);
  });

  it('keeps other annotations, and adds nothing the second time', () => {
    const once = withSyncOrder(object('cert-manager.io/v1', 'ClusterIssuer', { note: 'mine' }));
    expect(once.metadata.annotations).toMatchObject({ note: 'mine', [WAVE]: '5' });
    expect(withSyncOrder(once)).toEqual(once);
  });

  it('does not change its argument', () => {
    const manifest = object('cert-manager.io/v1', 'ClusterIssuer', { note: 'mine' });
    withSyncOrder(manifest);
    expect(manifest.metadata.annotations).toEqual({ note: 'mine' });
  });
});
