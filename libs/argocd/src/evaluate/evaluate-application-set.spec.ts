import recorded from './application-set.cases.json';
import { evaluateApplicationSet } from './evaluate-application-set';
import type { Evaluation, World } from './evaluation';

/** What Argo CD's own packages made of a set; tools/generate-cases.go writes these. */
interface Case {
  readonly name: string;
  readonly world: string;
  readonly spec: object;
  readonly applications?: readonly object[];
  readonly refused?: readonly string[];
  readonly failure?: string;
}

interface RecordedWorld {
  readonly clusters: World['clusters'];
  readonly files?: Readonly<Record<string, string>>;
}

const CASES = recorded.cases as readonly Case[];
const WORLDS = recorded.worlds as unknown as Readonly<Record<string, RecordedWorld>>;

function worldOf({ clusters, files = {} }: RecordedWorld): World {
  return {
    clusters,
    repository: {
      urls: ['https://git.example.com/platform.git'],
      files: Object.keys(files),
      read: (file) => files[file] as string,
    },
  };
}

const evaluate = (spec: object, world = 'platform'): Evaluation =>
  evaluateApplicationSet(
    {
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'ApplicationSet',
      metadata: { name: 'set', namespace: 'argocd' },
      spec,
    },
    worldOf(WORLDS[world] as RecordedWorld),
  );

/** Without what the API server does not store: fields that are empty, zero or false. */
function withoutEmpty(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutEmpty);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value)
    .map(([key, each]) => [key, withoutEmpty(each)] as const)
    .filter(([, each]) => !isEmpty(each));
  return Object.fromEntries(kept);
}

const isEmpty = (value: unknown): boolean =>
  [undefined, null, '', 0, false].includes(value as null) ||
  (typeof value === 'object' && Object.keys(value as object).length === 0);

const byName = (applications: readonly object[]): string[] =>
  applications
    .map((each) => JSON.stringify(sortKeys(withoutEmpty({ ...each, apiVersion: null, kind: null }))))
    .sort();

const sortKeys = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(sortKeys)
    : typeof value === 'object' && value !== null
      ? Object.fromEntries(
          Object.entries(value)
            .sort(([a], [b]) => (a < b ? -1 : 1))
            .map(([key, each]) => [key, sortKeys(each)]),
        )
      : value;

describe('evaluateApplicationSet', () => {
  it.each(CASES)(
    'makes of $name what Argo CD makes',
    ({ world, spec, applications = [], refused, failure }) => {
      const { applications: generated, problems } = evaluate(spec, world);
      expect(byName(generated.map(({ manifest }) => manifest))).toEqual(byName(applications));
      if (failure === 'missing-key') expect(problems.map(({ kind }) => kind)).toContain('missing-key');
      if (failure !== undefined) expect(problems).not.toEqual([]);
      if (failure === 'failed') expect(problems.map(({ kind }) => kind)).not.toContain('missing-key');
      const names = problems.flatMap(({ application }) => application ?? []);
      if (refused !== undefined) expect([...new Set(names)].sort()).toEqual(refused.filter(Boolean));
    },
  );

  const TEMPLATE = {
    metadata: { name: '{{ .nameNormalized }}', labels: { tier: '{{ .metadata.labels.tier }}' } },
    spec: {
      project: 'default',
      source: { repoURL: 'https://git.example.com/platform.git', path: 'apps' },
      destination: { name: '{{ .name }}', namespace: 'web' },
    },
  };
  const STRICT = { goTemplate: true, goTemplateOptions: ['missingkey=error'], template: TEMPLATE };
  const registered = { selector: { matchExpressions: [{ key: 'cluster_role', operator: 'Exists' }] } };

  it('reports every cluster that lacks what a template reads, and where it is read', () => {
    const template = { ...TEMPLATE, metadata: { name: '{{ .metadata.labels.enable_loki }}-{{ .name }}' } };
    const { applications, problems } = evaluate({
      ...STRICT,
      generators: [{ clusters: registered }, { clusters: { ...registered, template } }],
    });
    expect(applications).toEqual([]);
    expect(problems.map(({ kind, cluster, path }) => [kind, cluster, path.join('.')])).toEqual([
      ['missing-key', 'Prod_1', 'spec.template.metadata.labels.tier'],
      ['missing-key', 'Prod_1', 'spec.template.metadata.labels.tier'],
      ['missing-key', 'guest', 'spec.generators.1.clusters.template.metadata.name'],
    ]);
  });

  it('tells for an Application which cluster, parameters and generator it comes from', () => {
    const clusters = { selector: { matchLabels: { cluster_role: 'control-plane', tier: 'silver' } } };
    const list = { elements: [{ item: 'a' }] };
    const generators = [{ list: { elements: [] } }, { matrix: { generators: [{ list }, { clusters }] } }];
    expect(evaluate({ ...STRICT, generators }).applications).toMatchObject([
      { cluster: 'lab', generator: ['spec', 'generators', 1], parameters: { item: 'a', name: 'lab' } },
    ]);
  });

  it.each(['scmProvider', 'pullRequest', 'plugin', 'clusterDecisionResource', 'unknown'])(
    'refuses the generator %s by name, wherever it stands',
    (kind) => {
      const generators = [
        { clusters: registered },
        { matrix: { generators: [{ list: { elements: [{ a: 'b' }] } }, { [kind]: {} }] } },
      ];
      const { applications, problems } = evaluate({
        ...STRICT,
        generators,
        template: { metadata: {}, spec: {} },
      });
      expect(applications).toEqual([]);
      expect(problems).toMatchObject([
        { kind: 'unsupported', path: ['spec', 'generators', 1, 'matrix', 'generators', 1, kind] },
      ]);
      expect(problems[0]?.message).toContain(kind);
    },
  );

  it.each<[string, object, (string | number)[]]>([
    ['a set without Go templates', { goTemplate: false }, ['spec', 'goTemplate']],
    ['an option', { goTemplateOptions: ['missingkey=zero'] }, ['spec', 'goTemplateOptions']],
    [
      'another repository',
      { generators: [{ git: { repoURL: 'https://other.example.com/x', revision: 'main', files: [] } }] },
      ['spec', 'generators', 0, 'git', 'repoURL'],
    ],
    [
      'a directive of a patch',
      { generators: [{ clusters: {} }], templatePatch: 'spec: { $patch: delete }' },
      ['spec', 'templatePatch'],
    ],
  ])('does not guess: %s', (_, changes, path) => {
    const template = { metadata: { name: '{{ .name }}' }, spec: TEMPLATE.spec };
    const { applications, problems } = evaluate({ ...STRICT, template, ...changes }, 'local');
    expect(applications).toEqual([]);
    expect(problems).toMatchObject([{ kind: 'unsupported', path }]);
  });

  it.each<[string, object, (string | number)[]]>([
    ['a chart without a version', { source: { repoURL: 'x', chart: 'c' } }, ['source']],
    ['a source of nothing', { source: { repoURL: 'x' } }, ['source']],
    [
      'a ref with a chart',
      { sources: [{ repoURL: 'x', chart: 'c', targetRevision: '1', ref: 'r' }] },
      ['sources', 0, 'ref'],
    ],
    [
      'two sources of one ref',
      {
        sources: [
          { repoURL: 'x', ref: 'r' },
          { repoURL: 'y', ref: 'r' },
        ],
      },
      ['sources', 0, 'ref'],
    ],
    [
      'values of no ref',
      { sources: [{ repoURL: 'x', path: 'p', helm: { valueFiles: ['$values/a'] } }] },
      ['sources', 0, 'helm', 'valueFiles', 0],
    ],
    [
      'a ref inside a path',
      {
        sources: [
          { repoURL: 'x', path: 'p', helm: { valueFiles: ['a/$values/b'] } },
          { repoURL: 'y', ref: 'values' },
        ],
      },
      ['sources', 0, 'helm', 'valueFiles', 0],
    ],
  ])('makes an Application that cannot sync, and says why: %s', (_, sources, path) => {
    const destination = { name: 'in-cluster', namespace: 'web' };
    const template = { metadata: { name: 'web' }, spec: { project: 'default', destination, ...sources } };
    const { applications, problems } = evaluate(
      { ...STRICT, generators: [{ clusters: {} }], template },
      'local',
    );
    expect(applications).toHaveLength(1);
    expect(problems[0]).toMatchObject({
      kind: 'invalid',
      application: 'web',
      path: ['spec', 'template', 'spec', ...path],
    });
  });
});
