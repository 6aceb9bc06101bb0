import { join } from 'node:path';
import { checkTerraform, parseTemplate } from '@strata/terraform';
import { expectGoldenTree } from '@strata/testing';
import fc from 'fast-check';
import set from 'lodash/set';
import unset from 'lodash/unset';
import { hostBootstrap } from './host-bootstrap';
import type { HostBootstrapOptions } from './host-bootstrap';

const APPLICATION = '../../../addons/argo-cd/clusters/homelab/application.yaml';
const VALUES = '../../../addons/argo-cd/clusters/homelab/values.yaml';
const PROJECT = '../../projects/bootstrap.yaml';
const APPLICATION_SETS = [
  '../../applicationsets/bootstrap-control-plane.yaml',
  '../../applicationsets/bootstrap-vcluster.yaml',
];
const FILES = new Set([APPLICATION, VALUES, PROJECT, ...APPLICATION_SETS]);

const OPTIONS: HostBootstrapOptions = {
  cluster: {
    name: 'homelab',
    server: 'https://kubernetes.default.svc',
    labels: { cluster_name: 'homelab', cluster_role: 'control-plane' },
    annotations: { addons_repo_url: 'https://git.example.com/platform/strata.git', note: 'No ${expression}' },
  },
  argocdNamespace: 'argocd',
  namespaces: [
    { name: 'argocd', labels: { 'pod-security.kubernetes.io/enforce': 'baseline' } },
    { name: 'external-secrets', labels: { 'pod-security.kubernetes.io/enforce': 'restricted' } },
  ],
  argoCd: { application: APPLICATION, values: VALUES },
  secrets: [
    {
      name: 'onepassword-connect-token',
      namespace: 'external-secrets',
      key: 'token',
      variable: 'onepassword_connect_token',
      description: 'Access token of the 1Password Connect server.',
    },
    {
      name: 'bootstrap-repository',
      namespace: 'argocd',
      key: 'username',
      variable: 'repository_username',
      description: 'Who reads the repository.',
      labels: { 'argocd.argoproj.io/secret-type': 'repo-creds' },
      texts: { type: 'git', url: 'https://git.example.com/platform' },
    },
    {
      name: 'bootstrap-repository',
      namespace: 'argocd',
      key: 'password',
      variable: 'repository_password',
      description: 'The password for it.',
    },
  ],
  projects: [PROJECT],
  applicationSets: APPLICATION_SETS,
};

type Plain = { [key: string]: unknown };

const bootstrap = (options: Partial<HostBootstrapOptions> = {}) =>
  hostBootstrap({ ...OPTIONS, ...options }) as Plain & { resource: Record<string, Record<string, Plain>> };

const problemsOf = (config: unknown): string =>
  checkTerraform(config, { hasFile: (path) => FILES.has(path) })
    .map(({ path, message }) => `${path.join('/')}: ${message}`)
    .join('\n');

const blocks = () =>
  Object.entries(bootstrap().resource).flatMap(([type, named]) =>
    Object.entries(named).map(([name, body]) => ({ address: `${type}.${name}`, type, body })),
  );

const REGISTRATION = ['resource', 'kubernetes_secret_v1', 'argocd__cluster-homelab'];

describe('hostBootstrap', () => {
  it('renders its golden configuration', () => {
    const text = `${JSON.stringify(bootstrap(), undefined, 2)}\n`;
    expectGoldenTree(new Map([['homelab/main.tf.json', text]]), join(__dirname, '../golden/host-bootstrap'));
  });

  it('keeps the rules of the language', () => {
    expect(problemsOf(bootstrap())).toBe('');
  });

  it('keeps them without anything that is optional', () => {
    expect(problemsOf(bootstrap({ secrets: [], projects: [], applicationSets: [] }))).toBe('');
  });

  it('hands labels and annotations on as they are, whatever they contain', () => {
    const text = fc
      .array(
        fc.oneof(
          fc.constantFrom('${', '%{', '$', '%', '{', '}', '~', '"', '\\', '\n', 'var.repository_password'),
          fc.string({ unit: 'grapheme', maxLength: 3 }),
        ),
      )
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.dictionary(text, text, { maxKeys: 4 }), (annotations) => {
        const config = bootstrap({ cluster: { ...OPTIONS.cluster, annotations, labels: annotations } });
        expect(problemsOf(config)).toBe('');
        const { metadata } = config.resource['kubernetes_secret_v1']?.['argocd__cluster-homelab'] as Plain;
        const read = (field: string): [string, string][] =>
          Object.entries((metadata as Record<string, Record<string, string>>)[field] ?? {}).map(
            ([key, value]) => [parseTemplate(key).text ?? '', parseTemplate(value).text ?? ''],
          );
        expect(Object.fromEntries(read('annotations'))).toEqual({ ...annotations });
        expect(Object.fromEntries(read('labels'))).toEqual({
          ...annotations,
          'argocd.argoproj.io/secret-type': 'cluster',
        });
      }),
      { numRuns: 50 },
    );
  });

  it('makes each object after what it lives in, and the ApplicationSets after everything', () => {
    const reached = (address: string): string[] => {
      const needs = (blocks().find((block) => block.address === address)?.body['depends_on'] ??
        []) as string[];
      return [...needs, ...needs.flatMap(reached)];
    };
    expect(reached('helm_release.argo_cd')).toEqual(['kubernetes_namespace_v1.argocd']);
    expect(reached('kubectl_manifest.project-bootstrap')).toContain('helm_release.argo_cd');
    const sets = blocks().filter(({ address }) => address.startsWith('kubectl_manifest.applicationset-'));
    expect(sets).toHaveLength(APPLICATION_SETS.length);
    const before = blocks().filter((block) => !sets.some(({ address }) => address === block.address));
    for (const { address } of sets) {
      expect(new Set(reached(address))).toEqual(new Set(before.map((block) => block.address)));
    }
  });

  it('lets nothing that a running platform needs be destroyed', () => {
    for (const { type, body } of blocks()) {
      if (type === 'kubectl_manifest') expect(body['apply_only']).toBe(true);
      else expect(body['lifecycle']).toMatchObject({ prevent_destroy: true });
    }
  });

  it.each([
    ['removed input', 'variable.repository_password', undefined, 'var.repository_password is not declared'],
    [
      'renamed reference',
      'resource.helm_release.argo_cd.chart',
      '${local.charts.chart}',
      'local.charts is not declared',
    ],
    [
      'unescaped annotation',
      [...REGISTRATION, 'metadata', 'annotations', 'note'].join('.'),
      '${var.x}',
      'note: var.x is not declared',
    ],
    [
      'unpinned provider',
      'terraform.required_providers.kubectl.version',
      '>= 2.4.1',
      'kubectl is not pinned',
    ],
    [
      'missing file',
      'resource.helm_release.argo_cd.values',
      ['${file("${path.module}/values.yaml")}'],
      'reads values.yaml, which does not exist',
    ],
    [
      'secret in the state',
      [...REGISTRATION, 'data', 'config'].join('.'),
      '${var.repository_password}',
      'only write-only arguments',
    ],
    [
      'dependency on nothing',
      'resource.helm_release.argo_cd.depends_on',
      ['kubernetes_namespace_v1.argo'],
      'kubernetes_namespace_v1.argo is not declared',
    ],
  ])('would not hide a %s', (_, path, value, message) => {
    const config = bootstrap();
    if (value === undefined) unset(config, path);
    else set(config, path, value);
    expect(problemsOf(config)).toContain(message);
  });

  it('refuses a Secret in a namespace that it does not make', () => {
    expect(() => bootstrap({ namespaces: OPTIONS.namespaces.slice(0, 1) })).toThrow(
      'The namespace external-secrets is not among those of the bootstrap.',
    );
  });
});
