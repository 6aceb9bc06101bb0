import { Type } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import { chartFields, defineAddon, layer } from '@strata/addon';
import type { Addon } from '@strata/addon';
import { withOrigin } from '@strata/compose';
import { coreObject } from '@strata/kubernetes';
import { FACTS_SCHEMA, identityLabels, registrationAnnotations } from '@strata/model';
import fc from 'fast-check';
import { parse } from 'yaml';
import type { AddonSource } from './addon-source';
import type { ClusterTarget } from './platform';
import { renderAddon } from './render-addon';

const schema = Type.Object({ ...chartFields, title: Type.String() });
const addon = defineAddon({
  name: 'web',
  description: 'A web server',
  project: 'platform-services',
  namespace: { name: 'web' },
  placement: { roles: ['control-plane'] },
  schema,
  defaults: layer<{ version: string; title: string; values: { title: string } }>({
    version: '1.0.0',
    title: ({ cluster }) => `on ${cluster.name}`,
    values: { title: ({ $ }) => $.title },
  }),
  chart: { repository: 'https://charts.example.com', name: 'web' },
  manifests: ({ config }) => [
    coreObject('ConfigMap', { name: 'web', namespace: 'web' }, { data: { title: config.title } }),
  ],
});
const OVERLAYS: Readonly<Record<string, Record<string, unknown>>> = {
  'environments/base/addons/web.yaml': { values: { level: 'info' } },
  'environments/production/addons/web.yaml': { values: { level: 'warn' } },
  'environments/production/clusters/b/addons/web.yaml': { version: '1.1.0' },
};
const source = {
  addon,
  folder: 'web',
  overlays: Object.keys(OVERLAYS),
  definitionOrigin: { name: 'definition', file: 'libs/addons/web/src/index.ts' },
  defaultsOrigin: { name: 'defaults', file: 'libs/addons/web/src/defaults.ts' },
};

const facts = Value.Create(FACTS_SCHEMA);
const target = (name: string, environment: string, role = 'control-plane'): ClusterTarget => ({
  facts,
  cluster: {
    name,
    environment,
    role,
    server: `https://${name}.example.com`,
    labels: identityLabels(name, role, environment),
    annotations: registrationAnnotations(facts),
    network: { nodes: '192.0.2.0/24', controlPlane: [], pods: '10.244.0.0/16', services: '10.96.0.0/12' },
  },
});
const TARGETS = [
  target('a', 'production'),
  target('b', 'production'),
  target('c', 'production'),
  target('d', 'staging'),
  target('guest', 'production', 'vcluster'),
];

function render(targets: readonly ClusterTarget[], isComplete = true, of: AddonSource = source) {
  const rendering = renderAddon(of, { targets, roles: ['control-plane'], isComplete }, (file) => {
    const fields = OVERLAYS[file];
    return fields === undefined ? undefined : withOrigin({ fields, assertions: [] }, { name: file, file });
  });
  return { ...rendering, texts: new Map(rendering.files.map(({ path, text }) => [path, text])) };
}

describe('renderAddon', () => {
  it('gives the same files for any order of the clusters', () => {
    const { texts } = render(TARGETS);
    const shuffled = fc.shuffledSubarray(TARGETS, { minLength: TARGETS.length, maxLength: TARGETS.length });
    fc.assert(
      fc.property(shuffled, (targets) => expect(render(targets).texts).toEqual(texts)),
      { numRuns: 30 },
    );
    expect(texts.size).toBeGreaterThan(10);
  });

  it('gives the same bytes the second time', () => {
    expect(render(TARGETS)).toEqual(render(TARGETS));
  });

  it('gives a cluster the same files whatever other clusters there are', () => {
    const ofCluster = (targets: readonly ClusterTarget[]) =>
      [...render(targets).texts].filter(([path]) => path.includes('/clusters/b/'));
    expect(ofCluster(TARGETS.slice(1, 2))).toEqual(ofCluster(TARGETS));
  });

  it('renders for selected clusters only', () => {
    expect([...render(TARGETS).texts.keys()].filter((path) => path.includes('guest'))).toEqual([]);
  });

  it('stacks overlays by precedence and binds late', () => {
    const { texts } = render(TARGETS);
    const values = (name: string) => texts.get(`rendered/addons/web/clusters/${name}/values.yaml`);
    expect(values('a')).toContain('level: warn\ntitle: on a\n');
    expect(values('d')).toContain('level: info\ntitle: on d\n');
    expect(texts.get('rendered/addons/web/clusters/b/application.yaml')).toContain('targetRevision: 1.1.0');
  });

  it('tells of an overlay that nothing reads, unless clusters are left out because of issues', () => {
    const staging = TARGETS.filter(({ cluster }) => cluster.environment === 'staging');
    expect(render(staging).issues.map(({ code, location }) => [code, location?.file])).toEqual([
      ['STR208', 'environments/production/addons/web.yaml'],
      ['STR208', 'environments/production/clusters/b/addons/web.yaml'],
    ]);
    expect(render(staging).files).toEqual([]);
    expect(render(staging, false).issues).toEqual([]);
  });

  it('tells of a placement that selects nothing', () => {
    const codes = render([target('guest', 'production', 'vcluster')]).issues.map(({ code }) => code);
    expect(codes).toContain('STR210');
  });

  it('claims every object and the namespace', () => {
    const identities = render(TARGETS.slice(0, 1), false).claims.map(({ identity }) => identity);
    expect(identities).toEqual(expect.arrayContaining(['/ConfigMap/web/web', '/Namespace//web']));
  });

  it('tells what its ApplicationSet generates on every Argo CD, which is what is predicted', () => {
    const { applications = [], texts } = render(TARGETS);
    const generated = applications.flatMap(({ host, applications: each }) =>
      each.map(({ manifest }) => ({ host, manifest })),
    );
    expect(generated.map(({ host, manifest }) => [host, manifest.metadata.name])).toEqual(
      ['a', 'b', 'c', 'd'].map((name) => [name, `${name}-web`]),
    );
    for (const { host, manifest } of generated) {
      expect(parse(texts.get(`rendered/addons/web/clusters/${host}/application.yaml`) ?? '')).toEqual(
        manifest,
      );
    }
  });

  it('rolls out by steps, and tells of an Application that no step takes', () => {
    const byEnvironment = (...values: string[]) => ({
      matchExpressions: [{ key: 'environment', operator: 'In' as const, values }],
    });
    const rollout = (...steps: NonNullable<Addon['rollout']>) =>
      render(TARGETS, true, { ...source, addon: { ...source.addon, rollout: steps } });
    const { texts, issues } = rollout(byEnvironment('staging'), byEnvironment('production'));
    expect(issues).toEqual([]);
    const set = parse(texts.get('rendered/addons/web/applicationset.yaml') ?? '') as {
      spec: { strategy: { type: string; rollingSync: { steps: unknown[] } } };
    };
    expect([set.spec.strategy.type, set.spec.strategy.rollingSync.steps.length]).toEqual(['RollingSync', 2]);
    expect(rollout(byEnvironment('staging')).issues.map(({ code }) => code)).toContain('STR415');
    const twice = rollout(byEnvironment('staging', 'production'), byEnvironment('production'));
    expect(twice.issues.map(({ message }) => message).join()).toContain(
      'the steps 1 and 2 take the Application',
    );
  });

  it('asks a virtual cluster for definitions of its host only where the host is in order', () => {
    const certificate = { apiVersion: 'cert-manager.io/v1', kind: 'Certificate' };
    const onGuests: AddonSource = {
      ...source,
      overlays: [],
      dependencies: { wave: 0, addons: [] },
      addon: {
        ...addon,
        placement: { roles: ['vcluster'] },
        manifests: () => [{ ...certificate, metadata: { name: 'tls', namespace: 'web' } }],
      },
    };
    const { cluster } = target('guest', 'production', 'vcluster');
    const guest = { facts, cluster: { ...cluster, host: 'a' } };
    const codes = (...targets: ClusterTarget[]) =>
      render(targets, false, onGuests).issues.map(({ code }) => code);
    expect(codes(target('a', 'production'), guest)).toEqual(['STR412']);
    expect(codes(guest)).toEqual([]);
  });

  it.each([
    [
      'a chart without a repository',
      { chart: { repository: '', name: 'web' } },
      'the chart of web has no repository',
    ],
    [
      'a directory without a path',
      { chart: undefined, git: { repository: 'https://x', path: '' } },
      'the git of web has no path',
    ],
    [
      'plain HTTP',
      { chart: { repository: 'http://charts', name: 'web' } },
      'web comes from http://charts, which anyone on the way can change',
    ],
    [
      'a chart of an OCI registry with a scheme',
      { chart: { repository: 'oci://registry.example.com/charts', name: 'web' } },
      'the chart of web comes from oci://registry.example.com/charts; Argo CD finds charts of an OCI registry without a scheme',
    ],
  ])('refuses %s', (_, change, message) => {
    const { issues } = render(TARGETS, true, { ...source, addon: { ...source.addon, ...change } });
    expect(issues).toEqual([expect.objectContaining({ code: 'STR218', message })]);
  });
});
