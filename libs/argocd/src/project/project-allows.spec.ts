import { projectAllows } from './project-allows';
import type { ProjectObject } from './project-allows';

const CLUSTER = { name: 'lab', server: 'https://lab.example.com' };
const REPOSITORY = 'https://git.example.com/team/platform.git';

const project = (spec: object) => ({
  metadata: { name: 'platform' },
  spec: { sourceRepos: ['*'], destinations: [{ server: '*', namespace: '*' }], ...spec },
});

const application = (spec: object = {}) => ({
  spec: { source: { repoURL: REPOSITORY }, destination: { name: 'lab', namespace: 'web' }, ...spec },
});

const whats = (...parameters: Parameters<typeof projectAllows>) =>
  projectAllows(...parameters).map(({ what }) => what);

describe('projectAllows', () => {
  it.each<[string, string[], boolean]>([
    ['any repository', ['*'], true],
    ['none', [], false],
    ['the same one, written otherwise', ['https://GIT.example.com/team/platform'], true],
    ['a star that crosses no slash', ['https://git.example.com/*'], false],
    ['two stars that do', ['https://git.example.com/**'], true],
    ['a star for each part', ['https://git.example.com/*/*'], true],
    ['a denial beside a permission', ['*', '!https://git.example.com/team/*'], false],
    ['a denial of something else', ['*', '!https://git.example.com/other/*'], true],
    ['a denial alone, which permits what it does not mean', ['!https://git.example.com/other/*'], true],
    ['a denial before the permission', ['!https://git.example.com/team/*', '*'], false],
    ['a class', ['https://git.example.com/[a-t]eam/*'], true],
  ])('knows repositories: %s', (_, sourceRepos, isPermitted) => {
    expect(whats(project({ sourceRepos }), application(), CLUSTER)).toEqual(isPermitted ? [] : ['source']);
  });

  it('looks at every source, and not at the single one beside them', () => {
    const sources = [{ repoURL: 'https://a.example.com/x' }, { repoURL: 'https://b.example.com/x' }];
    const rules = project({ sourceRepos: ['https://a.example.com/*'] });
    expect(projectAllows(rules, application({ sources }), CLUSTER)).toEqual([
      { what: 'source', message: 'the repository https://b.example.com/x' },
    ]);
  });

  it.each<[string, object[], boolean]>([
    ['a server', [{ server: 'https://lab.example.com', namespace: 'web' }], true],
    ['a name', [{ name: 'lab', namespace: 'web' }], true],
    ['another namespace', [{ name: 'lab', namespace: 'cache' }], false],
    ['a glob of names', [{ name: 'l*', namespace: 'w?b' }], true],
    ['alternatives', [{ name: '{lab,home}', namespace: '*' }], true],
    ['no destination', [], false],
    ['neither name nor server', [{ namespace: '*' }], false],
    [
      'a namespace that is denied',
      [
        { server: '*', namespace: '*' },
        { server: '*', namespace: '!web' },
      ],
      false,
    ],
    [
      'a denied namespace of another server',
      [
        { server: '*', namespace: '*' },
        { server: 'https://x', namespace: '!web' },
      ],
      true,
    ],
    [
      'a server that is denied',
      [
        { server: '*', namespace: '*' },
        { server: '!https://lab*', namespace: '*' },
      ],
      false,
    ],
    [
      'a name that is denied',
      [
        { server: '*', namespace: '*' },
        { name: '!lab', namespace: 'other' },
      ],
      false,
    ],
  ])('knows destinations: %s', (_, destinations, isPermitted) => {
    expect(whats(project({ destinations }), application(), CLUSTER)).toEqual(
      isPermitted ? [] : ['destination'],
    );
  });

  it('permits only clusters of the project where it says so', () => {
    const rules = project({ permitOnlyProjectScopedClusters: true });
    expect(whats(rules, application(), CLUSTER)).toEqual(['destination']);
    expect(whats(rules, application(), { ...CLUSTER, project: 'platform' })).toEqual([]);
  });

  const role: ProjectObject = { group: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'reader' };
  const secret: ProjectObject = { group: '', kind: 'Secret', name: 'key', namespace: 'web' };

  it.each<[string, object, ProjectObject, boolean]>([
    ['no cluster-scoped kind unless listed', {}, role, false],
    ['any that a glob lists', { clusterResourceWhitelist: [{ group: '*', kind: 'Cluster*' }] }, role, true],
    [
      'none that is denied',
      {
        clusterResourceWhitelist: [{ group: '*', kind: '*' }],
        clusterResourceBlacklist: [{ group: '*.k8s.io', kind: 'ClusterRole' }],
      },
      role,
      false,
    ],
    [
      'only the names that are listed',
      { clusterResourceWhitelist: [{ group: '*', kind: '*', name: 'w*' }] },
      role,
      false,
    ],
    ['every kind in namespaces unless listed', {}, secret, true],
    ['none in namespaces where the list is empty', { namespaceResourceWhitelist: [] }, secret, false],
    [
      'none in namespaces that is denied',
      { namespaceResourceBlacklist: [{ group: '', kind: 'Secret' }] },
      secret,
      false,
    ],
  ])('permits %s', (_, rules, object, isPermitted) => {
    expect(whats(project(rules), application(), CLUSTER, [object])).toEqual(isPermitted ? [] : ['object']);
  });

  it('permits no object in a namespace that is none of the destinations', () => {
    const rules = project({ destinations: [{ name: 'lab', namespace: 'web' }] });
    expect(projectAllows(rules, application(), CLUSTER, [{ ...secret, namespace: 'kube-system' }])).toEqual([
      { what: 'object', message: 'Secret kube-system/key' },
    ]);
  });
});
