import type { Addon } from '@strata/addon';
import { evaluateApplicationSet } from '@strata/argocd';
import { requestsApplicationSet } from './requests-application-set';

const KRATIX = {
  name: 'kratix',
  placement: { roles: ['control-plane'], labels: { enable_kratix: 'true' } },
} as unknown as Addon;

const URL = 'https://git.example.com/platform.git';

const cluster = (name: string, environment: string, labels: Record<string, string> = {}) => ({
  name,
  server: `https://${name}.example.com`,
  labels: { cluster_role: 'control-plane', environment, ...labels },
  annotations: { addons_repo_url: URL, addons_repo_revision: 'main', addons_repo_basepath: 'infra/rendered' },
});

describe('requestsApplicationSet', () => {
  it('brings the requests of an environment, where there are some, to its cluster with Kratix', () => {
    const clusters = [
      cluster('lab', 'production', { enable_kratix: 'true' }),
      cluster('other', 'production'),
      cluster('rehearsal', 'staging', { enable_kratix: 'true' }),
    ];
    const files = ['infra/rendered/platform/production/media.yaml', 'infra/rendered/platform/preview/x.yaml'];
    const repository = { urls: [URL], files, read: () => '' };
    const set = requestsApplicationSet([KRATIX], 'platform');
    const { applications, problems } = evaluateApplicationSet(set, { clusters, repository });
    expect(problems).toEqual([]);
    expect(applications.map(({ manifest }) => manifest)).toEqual([
      expect.objectContaining({
        metadata: expect.objectContaining({ name: 'lab-platform-requests' }) as unknown,
        spec: expect.objectContaining({
          project: 'platform-services',
          sources: [{ repoURL: URL, targetRevision: 'main', path: 'infra/rendered/platform/production' }],
          destination: { name: 'lab', namespace: 'platform-requests' },
        }) as unknown,
      }),
    ]);
  });

  it('is not there without Kratix', () => expect(requestsApplicationSet([], 'platform')).toBeUndefined());
});
