import { appProject } from './app-project';

const OPTIONS = {
  name: 'platform',
  description: 'What clusters need',
  sourceRepos: [],
  destinations: [],
  clusterKinds: [],
};

describe('appProject', () => {
  it('stands in the namespace of Argo CD', () => {
    expect(appProject(OPTIONS)).toMatchObject({
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'AppProject',
      metadata: { name: 'platform', namespace: 'argocd' },
      spec: { description: 'What clusters need' },
    });
  });

  it('syncs before the Applications that need it', () => {
    const wave = appProject(OPTIONS).metadata.annotations?.['argocd.argoproj.io/sync-wave'];
    expect(Number(wave)).toBeLessThan(0);
  });

  it('lists every repository once, sorted', () => {
    const sourceRepos = ['https://b.example.com', 'https://a.example.com', 'https://b.example.com'];
    expect(appProject({ ...OPTIONS, sourceRepos })).toMatchObject({
      spec: { sourceRepos: ['https://a.example.com', 'https://b.example.com'] },
    });
    expect(sourceRepos).toHaveLength(3);
  });

  it('lists every destination once, sorted', () => {
    const web = { name: 'lab', namespace: 'web' };
    const cache = { name: 'lab', namespace: 'cache' };
    const denied = { server: 'https://a.example.com', namespace: '!web' };
    expect(appProject({ ...OPTIONS, destinations: [web, cache, { ...web }, denied] })).toMatchObject({
      spec: { destinations: [denied, cache, web] },
    });
  });

  it('lists kinds with their groups, sorted', () => {
    const clusterKinds = ['Namespace', 'ClusterRole.rbac.authorization.k8s.io', 'Namespace'];
    expect(appProject({ ...OPTIONS, clusterKinds, deniedNamespaceKinds: ['LimitRange'] })).toMatchObject({
      spec: {
        clusterResourceWhitelist: [
          { group: '', kind: 'Namespace' },
          { group: 'rbac.authorization.k8s.io', kind: 'ClusterRole' },
        ],
        namespaceResourceBlacklist: [{ group: '', kind: 'LimitRange' }],
      },
    });
  });

  it('allows nothing where nothing is named, and every kind in namespaces', () => {
    const { spec } = appProject(OPTIONS) as unknown as { spec: object };
    expect(spec).toEqual({
      description: 'What clusters need',
      sourceRepos: [],
      destinations: [],
      clusterResourceWhitelist: [],
    });
  });
});
