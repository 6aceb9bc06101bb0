import { appProject } from './app-project';

const OPTIONS = { name: 'platform', description: 'What clusters need', sourceRepos: [], namespaces: [] };

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

  it('allows every namespace once, on every cluster', () => {
    expect(appProject({ ...OPTIONS, namespaces: ['web', 'cache', 'web'] })).toMatchObject({
      spec: {
        destinations: [
          { name: '*', namespace: 'cache', server: '*' },
          { name: '*', namespace: 'web', server: '*' },
        ],
      },
    });
  });

  it('allows nothing where nothing is named', () => {
    expect(appProject(OPTIONS)).toMatchObject({ spec: { sourceRepos: [], destinations: [] } });
  });
});
