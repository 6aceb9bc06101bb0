import { destination, gitStateStore } from './state-objects';

const STORE = {
  name: 'state',
  branch: 'main',
  secretRef: { name: 'state', namespace: 'argocd' },
} as const;

describe('gitStateStore', () => {
  it.each([
    ['https://git.example.com/state.git', 'basicAuth'],
    ['https://github.com/example/state.git', 'githubApp'],
    ['git@git.example.com:state.git', 'ssh'],
    ['ssh://git@git.example.com/state.git', 'ssh'],
  ] as const)('opens %s by %s', (url, authMethod) => {
    expect(gitStateStore({ ...STORE, url, authMethod })['spec']).toMatchObject({
      url,
      authMethod,
      branch: 'main',
    });
  });

  it.each([
    ['git@git.example.com:state.git', 'basicAuth'],
    ['git@git.example.com:state.git', 'githubApp'],
    ['https://git.example.com/state.git', 'ssh'],
  ] as const)('refuses to open %s by %s', (url, authMethod) => {
    expect(() => gitStateStore({ ...STORE, url, authMethod })).toThrow(`cannot open ${url} by ${authMethod}`);
  });
});

describe('destination', () => {
  it('is what the preview lays out by', () => {
    const given = {
      name: 'lab',
      labels: { cluster: 'lab' },
      path: 'production/lab',
      filepath: { mode: 'nestedByMetadata' },
    } as const;
    expect(destination(given, { kind: 'GitStateStore', name: 'state' })).toMatchObject({
      metadata: { name: 'lab', labels: { cluster: 'lab' } },
      spec: {
        path: 'production/lab',
        filepath: { mode: 'nestedByMetadata' },
        stateStoreRef: { name: 'state' },
      },
    });
  });
});
