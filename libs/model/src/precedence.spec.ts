import { factCandidates, overlayCandidates, PRECEDENCE } from './precedence';

const TARGET = { environment: 'production', role: 'vcluster', cluster: 'guest' };

describe('PRECEDENCE', () => {
  it('goes from base over environment and role to cluster', () => {
    expect(PRECEDENCE.map(({ level }) => level)).toEqual(['base', 'environment', 'role', 'cluster']);
  });
});

describe('overlayCandidates', () => {
  it('lists the files of an addon, lowest first, TypeScript above YAML', () => {
    expect(overlayCandidates('web', TARGET)).toEqual([
      'environments/base/addons/web.yaml',
      'environments/base/addons/web.ts',
      'environments/production/addons/web.yaml',
      'environments/production/addons/web.ts',
      'environments/roles/vcluster/addons/web.yaml',
      'environments/roles/vcluster/addons/web.ts',
      'environments/production/clusters/guest/addons/web.yaml',
      'environments/production/clusters/guest/addons/web.ts',
    ]);
  });

  it('gives globs for stars', () => {
    const any = { environment: '*', role: '*', cluster: '*' };
    expect(overlayCandidates('web', any)).toContain('environments/*/clusters/*/addons/web.yaml');
  });
});

describe('factCandidates', () => {
  it('lists the files with facts in the same order', () => {
    expect(factCandidates(TARGET)).toEqual([
      { level: 'base', file: 'environments/base/environment.yaml' },
      { level: 'environment', file: 'environments/production/environment.yaml' },
      { level: 'role', file: 'environments/roles/vcluster/role.yaml' },
      { level: 'cluster', file: 'environments/production/clusters/guest/cluster.yaml' },
    ]);
  });
});
