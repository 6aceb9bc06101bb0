import { DEFINITION_SCHEMA } from '@strata/addon';
import type { Addon } from '@strata/addon';
import { SYNC_POLICY_SCHEMA } from '@strata/argocd';
import type { SyncPolicy } from '@strata/argocd';
import { checkShape } from './check-shape';

const WEB = {
  name: 'web',
  description: 'A web server',
  project: 'platform',
  namespace: { name: 'web' },
  placement: { roles: ['control-plane'] },
  schema: {},
  defaults: {},
};
const REPLICAS = { kind: 'Deployment', group: 'apps', jsonPointers: ['/spec/replicas'], reason: 'scaled' };

const check = (fields: object) => {
  const origin = { name: 'web', file: 'index.ts', locate: () => ({ line: 7, column: 3 }) };
  const addon = { ...WEB, ...fields } as unknown as Addon;
  return checkShape({ addon, folder: 'web', definitionOrigin: origin });
};

describe('checkShape', () => {
  it('is content with every field that a definition may have', () => {
    const full: Partial<Addon> = {
      namespace: { name: 'web', create: false, podSecurity: 'restricted', isolation: 'full' },
      alsoWritesTo: ['kube-system', 'tenant-*'],
      placement: {
        roles: ['control-plane'],
        labels: { tier: 'gold' },
        expressions: [{ key: 'tier', operator: 'In', values: ['gold'] }],
      },
      dependsOn: ['cert-manager'],
      provides: {
        definitions: ['Certificate.cert-manager.io'],
        definitionsOnGuests: [],
        clusterKinds: ['Namespace', 'ClusterRole.rbac.authorization.k8s.io'],
      },
      bootstrapSecrets: () => [],
      chart: { repository: 'registry.example.com/charts', name: 'web' },
      git: { repository: 'git@git.example.com:web.git', path: 'deploy' },
      manifests: () => [],
      syncPolicy: {
        automated: { enabled: true, prune: false, selfHeal: true, allowEmpty: true },
        managedNamespaceMetadata: { labels: { a: 'b' }, annotations: { c: 'd' } },
        syncOptions: ['Replace=true'],
        retry: { limit: 5, refresh: true, backoff: { duration: '15', factor: 2, maxDuration: '1h30m' } },
      },
      rollout: [
        { matchExpressions: [{ key: 'environment', operator: 'In', values: ['staging'] }], maxUpdate: '25%' },
      ],
      ignoreDifferences: [
        REPLICAS,
        { kind: 'Secret', jqPathExpressions: ['.data'], reason: 'x' },
        { kind: 'Secret', managedFieldsManagers: ['controller'], reason: 'x' },
      ],
      applicationMetadata: () => ({}),
    };
    expect(check(full)).toEqual([]);
  });

  it('knows the fields of the types', () => {
    const ofAddon: Readonly<Record<keyof Addon, unknown>> = DEFINITION_SCHEMA.properties;
    const ofPolicy: Readonly<Record<keyof SyncPolicy, unknown>> = SYNC_POLICY_SCHEMA.properties;
    expect(Object.keys(ofAddon)).toHaveLength(18);
    expect(Object.keys(ofPolicy)).toHaveLength(4);
  });

  it.each<[string, object, string]>([
    ['no roles', { placement: {} }, 'STR212 placement.roles'],
    ['roles that are a text', { placement: { roles: 'control-plane' } }, 'STR212 placement.roles'],
    [
      'expressions that are no list',
      { placement: { roles: [], expressions: {} } },
      'STR212 placement.expressions',
    ],
    [
      'a label that is no text',
      { placement: { roles: [], labels: { a: true } } },
      'STR212 placement.labels.a',
    ],
    ['a chart that is nothing', { chart: null }, 'STR218 chart'],
    ['an unknown field', { dependOn: ['x'] }, 'STR220 dependOn'],
    ['an unknown project', { project: 'plattform' }, 'STR220 project'],
    ['ignored differences that are no list', { ignoreDifferences: {} }, 'STR220 ignoreDifferences'],
    [
      'no reason',
      { ignoreDifferences: [{ ...REPLICAS, reason: undefined }] },
      'STR220 ignoreDifferences[0].reason',
    ],
    [
      'an empty reason',
      { ignoreDifferences: [{ ...REPLICAS, reason: ' ' }] },
      'STR220 ignoreDifferences[0].reason',
    ],
    [
      'nothing to ignore',
      { ignoreDifferences: [{ kind: 'Pod', reason: 'x' }] },
      'STR220 ignoreDifferences[0]',
    ],
    [
      'an empty list to ignore',
      { ignoreDifferences: [{ kind: 'Pod', jsonPointers: [], reason: 'x' }] },
      'STR220 ignoreDifferences[0]',
    ],
    [
      'a pointer without a slash',
      { ignoreDifferences: [{ ...REPLICAS, jsonPointers: ['spec.replicas'] }] },
      'STR220 ignoreDifferences[0].jsonPointers[0]',
    ],
    ['an unknown key of the sync policy', { syncPolicy: { automatic: {} } }, 'STR220 syncPolicy.automatic'],
    [
      'a word for a boolean',
      { syncPolicy: { automated: { prune: 'no' } } },
      'STR220 syncPolicy.automated.prune',
    ],
    [
      'an option without a value',
      { syncPolicy: { syncOptions: ['Replace'] } },
      'STR220 syncPolicy.syncOptions[0]',
    ],
    [
      'a duration that Argo CD cannot parse',
      { syncPolicy: { retry: { backoff: { duration: '5 min' } } } },
      'STR220 syncPolicy.retry.backoff.duration',
    ],
    [
      'a kind as a map',
      { provides: { clusterKinds: [{ kind: 'Node' }] } },
      'STR220 provides.clusterKinds[0]',
    ],
    ['every kind', { provides: { clusterKinds: ['*'] } }, 'STR220 provides.clusterKinds[0]'],
    [
      'a custom kind without a group',
      { provides: { definitions: ['Web'] } },
      'STR220 provides.definitions[0]',
    ],
    ['every namespace', { alsoWritesTo: ['*'] }, 'STR220 alsoWritesTo[0]'],
    ['a denied namespace', { alsoWritesTo: ['!web'] }, 'STR220 alsoWritesTo[0]'],
    ['a namespace that no cluster has', { alsoWritesTo: ['Web_1'] }, 'STR220 alsoWritesTo[0]'],
    ['no steps', { rollout: [] }, 'STR220 rollout'],
    ['a value instead of a function', { manifests: [] }, 'STR220 manifests'],
  ])('tells of %s, and where', (_, fields, expected) => {
    const issues = check(fields);
    expect(issues.map(({ code, message }) => `${code} ${message.split(' of web ')[0] ?? ''}`)).toEqual([
      expected,
    ]);
    expect(issues[0]?.location).toEqual({ file: 'index.ts', line: 7, column: 3 });
  });

  it('proposes the key that was meant', () => {
    expect(check({ syncPolicy: { automatd: {} } })[0]?.remedy).toMatch(/^Did you mean "automated"\?/);
  });
});
