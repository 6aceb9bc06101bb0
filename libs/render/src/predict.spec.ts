import { Type } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import { defineAddon, layer, selectorOf } from '@strata/addon';
import type { Addon, Placement } from '@strata/addon';
import { matchesSelector } from '@strata/argocd';
import type { ClusterGenerator } from '@strata/argocd';
import { ARGOCD_FUNCTIONS, renderGoTemplate } from '@strata/go-template';
import { FACTS_SCHEMA, identityLabels, registrationAnnotations } from '@strata/model';
import type { Cluster } from '@strata/model';
import fc from 'fast-check';
import { predictApplication, predictApplicationSet } from './predict';
import type { Deployment } from './predict';

const addonWith = (change: Partial<Addon> = {}): Addon => ({
  ...defineAddon({
    name: 'web',
    description: 'A web server',
    project: 'platform-services',
    namespace: { name: 'web' },
    placement: { roles: ['control-plane', 'vcluster'] },
    schema: Type.Object({}),
    defaults: layer<object>({}),
    chart: { repository: 'https://charts.example.com', name: 'web' },
  }),
  ...change,
});

const FACTS = {
  ...Value.Create(FACTS_SCHEMA),
  repository: { url: 'https://git.example.com/platform.git', revision: 'main', basePath: 'rendered' },
};

function cluster(
  name: string,
  environment: string,
  role: string,
  labels: Record<string, string> = {},
): Cluster {
  return {
    name,
    environment,
    role,
    server: `https://${name}.example.com`,
    network: { nodes: '', controlPlane: [], pods: '', services: '' },
    labels: { ...labels, ...identityLabels(name, role, environment) },
    annotations: registrationAnnotations({ ...FACTS, domain: `${name}.example.com` }),
  };
}

const deploy = (name: string, environment: string, version?: string): Deployment => ({
  cluster: cluster(name, environment, 'control-plane'),
  version,
});

/** Executes every text as Argo CD does with `missingkey=error`. */
const fillPlaceholders = <T>(template: T, parameters: object): T =>
  JSON.parse(
    JSON.stringify(template, (_, value: unknown) =>
      typeof value === 'string'
        ? renderGoTemplate(value, parameters, { missingKey: 'error', functions: ARGOCD_FUNCTIONS })
        : value,
    ),
  ) as T;

interface Set {
  readonly spec: {
    readonly generators: readonly { readonly clusters: ClusterGenerator }[];
    readonly template: object;
  };
}

const setOf = (addon: Addon, deployments: readonly Deployment[]): Set['spec'] =>
  (predictApplicationSet(addon, deployments, 0) as unknown as Set).spec;

const generatorsOf = (deployments: readonly Deployment[]) =>
  setOf(addonWith(), deployments).generators.map(({ clusters: { selector, values } }) => ({
    labels: selector.matchLabels,
    version: values?.['version'],
  }));

/** Clusters with unique names, each with a version, and a placement that selects some of them. */
const cases = fc.record({
  deployments: fc.uniqueArray(
    fc
      .tuple(
        fc.stringMatching(/^[a-z]{1,2}$/),
        fc.constantFrom('development', 'production', 'staging'),
        fc.constantFrom('control-plane', 'vcluster'),
        fc.constantFrom<Record<string, string>>({}, { tier: 'gold' }, { tier: 'tin' }),
        fc.constantFrom('1.0.0', '1.1.0'),
      )
      .map(([name, environment, role, labels, version]) => ({
        cluster: cluster(name, environment, role, labels),
        version,
      })),
    { selector: (deployment) => deployment.cluster.name, maxLength: 8 },
  ),
  placement: fc.constantFrom<Placement>(
    { roles: ['control-plane'] },
    { roles: ['control-plane', 'vcluster'] },
    { roles: ['vcluster'], labels: { tier: 'gold' } },
    {
      roles: ['control-plane', 'vcluster'],
      expressions: [{ key: 'tier', operator: 'NotIn', values: ['tin'] }],
    },
    { roles: ['control-plane'], labels: { environment: 'production' } },
  ),
});

describe('predictApplicationSet', () => {
  it('has one generator where all clusters get the same version', () => {
    expect(generatorsOf([deploy('a', 'production', '1.0.0'), deploy('b', 'staging', '1.0.0')])).toEqual([
      { labels: undefined, version: '1.0.0' },
    ]);
  });

  it('has one generator for each environment where these differ', () => {
    const deployments = [
      deploy('a', 'staging', '1.1.0'),
      deploy('b', 'production', '1.0.0'),
      deploy('c', 'staging', '1.1.0'),
    ];
    expect(generatorsOf(deployments)).toEqual([
      { labels: { environment: 'production' }, version: '1.0.0' },
      { labels: { environment: 'staging' }, version: '1.1.0' },
    ]);
  });

  it('has one generator for each cluster of a mixed environment only', () => {
    const deployments = [
      deploy('c', 'staging', '1.1.0'),
      deploy('b', 'production', '1.1.0'),
      deploy('a', 'production', '1.0.0'),
    ];
    expect(generatorsOf(deployments)).toEqual([
      { labels: { environment: 'production', cluster_name: 'a' }, version: '1.0.0' },
      { labels: { environment: 'production', cluster_name: 'b' }, version: '1.1.0' },
      { labels: { environment: 'staging' }, version: '1.1.0' },
    ]);
  });

  it('has no values without a version', () => {
    expect(generatorsOf([deploy('a', 'production')])).toEqual([{ labels: undefined, version: undefined }]);
  });

  it('matches every selected cluster by exactly one generator, with its version, and no other cluster', () => {
    fc.assert(
      fc.property(cases, ({ deployments, placement }) => {
        const selector = selectorOf(placement);
        const isSelected = ({ cluster: { labels } }: Deployment) => matchesSelector(labels, selector);
        const { generators } = setOf(addonWith({ placement }), deployments.filter(isSelected));
        for (const deployment of deployments) {
          const versions = generators
            .filter(({ clusters }) => matchesSelector(deployment.cluster.labels, clusters.selector))
            .map(({ clusters }) => clusters.values['version']);
          const isOnlyEmpty = generators.length === 1 && !deployments.some(isSelected);
          if (!isOnlyEmpty) expect(versions).toEqual(isSelected(deployment) ? [deployment.version] : []);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('does not depend on the order of the clusters', () => {
    fc.assert(
      fc.property(cases, ({ deployments, placement }) => {
        const addon = addonWith({ placement });
        expect(setOf(addon, [...deployments].reverse())).toEqual(setOf(addon, deployments));
      }),
    );
  });
});

describe('predictApplication', () => {
  const SOURCES: readonly [string, Partial<Addon>][] = [
    ['a chart', {}],
    [
      'a directory of another repository',
      { chart: undefined, git: { repository: 'https://git.example.com/x', path: 'deploy' } },
    ],
    ['manifests alone', { chart: undefined }],
  ];

  it.each(SOURCES)('is what Argo CD generates of the template, for %s', (_, change) => {
    const addon = addonWith(change);
    fc.assert(
      fc.property(cases, ({ deployments }) => {
        const { template: application } = setOf(addon, deployments);
        for (const deployment of deployments) {
          const { name, labels, annotations } = deployment.cluster;
          const values = { version: deployment.version };
          const generated = fillPlaceholders(application, {
            name,
            metadata: { labels, annotations },
            values,
          });
          const { metadata, spec } = predictApplication(addon, deployment);
          expect({ metadata: { ...metadata, namespace: undefined }, spec }).toEqual(generated);
          expect(metadata.namespace).toBe('argocd');
        }
      }),
    );
  });

  it.each(SOURCES)('reads the directory of the cluster in this repository, for %s', (_, change) => {
    const { spec } = predictApplication(addonWith(change), deploy('lab', 'production', '1.0.0'));
    expect((spec as { sources: object[] }).sources.at(-1)).toMatchObject({
      repoURL: FACTS.repository.url,
      targetRevision: FACTS.repository.revision,
      path: 'rendered/addons/web/clusters/lab',
      directory: { recurse: true, include: 'manifests/*' },
    });
  });

  it('pins the chart and reads its values from this repository', () => {
    const { spec } = predictApplication(addonWith(), deploy('lab', 'production', '1.0.0'));
    expect(spec).toMatchObject({
      sources: [
        {
          chart: 'web',
          targetRevision: '1.0.0',
          helm: { releaseName: 'web', valueFiles: ['$values/rendered/addons/web/clusters/lab/values.yaml'] },
        },
        { ref: 'values' },
      ],
    });
  });

  it('throws where a chart has no version', () => {
    expect(() => predictApplication(addonWith(), deploy('lab', 'production'))).toThrow('version');
  });

  it('lets Argo CD make the namespace with its Pod Security level, unless it belongs to someone else', () => {
    const deployment = deploy('lab', 'production', '1.0.0');
    const restricted = addonWith({ namespace: { name: 'web', podSecurity: 'restricted' } });
    expect(predictApplication(restricted, deployment)['spec']).toMatchObject({
      syncPolicy: {
        managedNamespaceMetadata: { labels: { 'pod-security.kubernetes.io/enforce': 'restricted' } },
        syncOptions: expect.arrayContaining(['CreateNamespace=true']) as unknown,
      },
    });
    const system = addonWith({ namespace: { name: 'kube-system', create: false } });
    expect(JSON.stringify(predictApplication(system, deployment))).not.toContain('CreateNamespace');
  });

  it('keeps the safe sync policy under a partial change', () => {
    const addon = addonWith({ syncPolicy: { automated: { prune: false } } });
    expect(predictApplication(addon, deploy('lab', 'production', '1.0.0'))['spec']).toMatchObject({
      syncPolicy: { automated: { prune: false, selfHeal: true, allowEmpty: false } },
    });
  });

  it('tells why a difference is ignored', () => {
    const difference = { group: 'apps', kind: 'Deployment', jsonPointers: ['/spec/replicas'] };
    const addon = addonWith({ ignoreDifferences: [{ ...difference, reason: 'the autoscaler sets it' }] });
    expect(predictApplication(addon, deploy('lab', 'production', '1.0.0'))['spec']).toMatchObject({
      ignoreDifferences: [difference],
      info: [{ name: 'differences of Deployment.apps are ignored', value: 'the autoscaler sets it' }],
    });
  });
});
