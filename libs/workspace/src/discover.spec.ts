import { FIXTURE_FILES, FixtureWorkspace } from '@strata/testing';
import { discover } from './discover';

const WEB = 'libs/addons/web/src/index.ts';

describe('discover', () => {
  let workspace: FixtureWorkspace;
  const issues = () => discover(workspace.root).issues.map(({ code, location }) => [code, location?.file]);

  beforeEach(() => {
    workspace = new FixtureWorkspace();
  });

  afterEach(() => workspace.dispose());

  it('lists what exists by its directories, sorted', () => {
    workspace.write('environments/production/clusters/annex/cluster.yaml', '');
    expect(discover(workspace.root)).toMatchObject({
      inventory: {
        environments: ['production', 'staging'],
        roles: ['control-plane', 'vcluster'],
        clusters: [
          { environment: 'production', name: 'annex' },
          { environment: 'production', name: 'guest' },
          { environment: 'production', name: 'lab' },
          { environment: 'staging', name: 'rehearsal' },
        ],
      },
      addons: ['web'],
      issues: [],
    });
  });

  it('lists the overlays of every addon, of both kinds, at every level', () => {
    workspace.write('environments/base/addons/web.ts', '');
    workspace.write('environments/roles/vcluster/addons/web.yaml', '');
    workspace.write('environments/production/clusters/lab/addons/web.yaml', '');
    expect([...(discover(workspace.root).overlays.get('web') ?? [])].sort()).toEqual([
      'environments/base/addons/web.ts',
      'environments/base/addons/web.yaml',
      'environments/production/addons/web.yaml',
      'environments/production/clusters/lab/addons/web.yaml',
      'environments/roles/vcluster/addons/web.yaml',
    ]);
  });

  it('finds nothing in an empty workspace but the missing base', () => {
    const empty = new FixtureWorkspace({});
    try {
      const { inventory, addons, issues: found } = discover(empty.root);
      expect([inventory, addons]).toEqual([{ environments: [], roles: [], clusters: [] }, []]);
      expect(found.map(({ code }) => code)).toEqual(['STR202']);
    } finally {
      empty.dispose();
    }
  });

  it.each([
    ['an environment', 'environments/Prod_1/environment.yaml', 'environments/Prod_1'],
    ['a role', 'environments/roles/1st/role.yaml', 'environments/roles/1st'],
    ['a cluster', 'environments/staging/clusters/a.b/cluster.yaml', 'environments/staging/clusters/a.b'],
    ['an addon', 'libs/addons/Web/src/index.ts', 'libs/addons/Web'],
    ['an addon like a project of ours', 'libs/addons/platform/src/index.ts', 'libs/addons/platform'],
    ['an addon like the workspace', 'libs/addons/strata/src/index.ts', 'libs/addons/strata'],
  ])('refuses the name of %s', (_, path, file) => {
    workspace.write(path, '');
    expect(issues()).toEqual([['STR201', file]]);
  });

  it('takes base and roles for no environments, and lets a cluster have such a name', () => {
    workspace.write('environments/staging/clusters/base/cluster.yaml', '');
    expect(discover(workspace.root).inventory.environments).toEqual(['production', 'staging']);
    expect(issues()).toEqual([]);
  });

  it.each([
    'environments/base/environment.yaml',
    'environments/staging/environment.yaml',
    'environments/roles/control-plane/role.yaml',
    WEB,
  ])('misses %s', (path) => {
    workspace.write(path.replace(/[^/]*$/, 'README.md'), '');
    workspace.remove(path);
    expect(issues()).toEqual([['STR202', path]]);
  });

  it.each([
    'environments/notes.txt',
    'environments/base/addon',
    'environments/base/addons/web.yml',
    'environments/base/addons/web.spec.ts',
    'environments/base/addons/deep/web.yaml',
    'environments/production/cluster.yaml',
    'environments/production/clusters/lab.yaml',
    'environments/production/clusters/lab/addons.yaml',
  ])('tells of %s, which nothing reads', (path) => {
    workspace.write(path, '');
    const [, file] = issues()[0] ?? [];
    expect(issues()).toEqual([['STR209', file]]);
    expect(path.startsWith(file as string)).toBe(true);
  });

  it('ignores hidden files and readmes', () => {
    workspace.write('environments/.DS_Store', '');
    workspace.write('environments/base/.gitkeep', '');
    workspace.write('environments/base/addons/.gitkeep', '');
    workspace.write('environments/staging/README.md', '');
    expect(issues()).toEqual([]);
  });

  it('tells of an overlay for an addon that does not exist, and means the nearest', () => {
    workspace.write('environments/staging/addons/wep.yaml', '');
    expect(discover(workspace.root).issues).toEqual([
      expect.objectContaining({
        code: 'STR207',
        location: { file: 'environments/staging/addons/wep.yaml', line: 1, column: 1 },
        remedy: 'Did you mean "web"? Known: web.',
      }),
    ]);
  });

  it('follows links inside the workspace and refuses those that leave it', () => {
    workspace.link('environments/staging/addons', '../production/addons');
    expect(discover(workspace.root).overlays.get('web')).toContain('environments/staging/addons/web.yaml');
    workspace.link('environments/base/addons/outside.yaml', '/etc/hostname');
    workspace.link('environments/base/addons/nowhere.yaml', 'missing.yaml');
    expect(new Set(issues().map(([code, file]) => `${code} ${file}`))).toEqual(
      new Set([
        'STR106 environments/base/addons/outside.yaml',
        'STR106 environments/base/addons/nowhere.yaml',
      ]),
    );
  });

  it('reports everything at once', () => {
    workspace.write('environments/notes.txt', '');
    workspace.write('environments/base/addons/x.yaml', '');
    workspace.remove(WEB);
    expect(
      issues()
        .map(([code]) => code)
        .sort(),
    ).toEqual(['STR202', 'STR207', 'STR209']);
  });

  it('reads no file', () => {
    for (const path of Object.keys(FIXTURE_FILES)) workspace.write(path, Uint8Array.of(0xff));
    expect(issues()).toEqual([]);
  });
});
