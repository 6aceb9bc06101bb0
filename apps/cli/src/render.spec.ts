import { cpSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { FIXTURE_FILES, FixtureWorkspace, readTree, runCli } from '@strata/testing';
import { parse } from 'yaml';

const SCHEMA = 'rendered/addons/web/overlay.schema.json';
const CLUSTER = 'environments/production/clusters/lab/cluster.yaml';
const VALUES = 'rendered/addons/web/clusters/lab/values.yaml';

/** What belongs to no addon of the fixture. */
const BOOTSTRAP = [
  'bootstrap/applicationsets/bootstrap-control-plane.yaml',
  'bootstrap/applicationsets/bootstrap-vcluster.yaml',
  'bootstrap/clusters/guest/appproject.argocd.tenants-guest.yaml',
  'bootstrap/clusters/lab/externalsecret.argocd.cluster-guest.yaml',
  'bootstrap/projects/bootstrap.yaml',
  'bootstrap/projects/platform-services.yaml',
  'bootstrap/projects/platform.yaml',
  'bootstrap/projects/tenants.yaml',
  'renovate.json',
];

describe('strata render', () => {
  let workspace: FixtureWorkspace;
  const rendered = (root = workspace.root): Map<string, string> => readTree(join(root, 'rendered'));
  const render = async (...argv: string[]): Promise<string> => {
    const { code, stdout, stderr } = await runCli(workspace.root, ['render', ...argv]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    return stdout.replace(/ in \d+\.\d s/, '');
  };

  beforeEach(() => {
    workspace = new FixtureWorkspace();
  });

  afterEach(() => workspace.dispose());

  it('writes the whole tree, and nothing the second time', async () => {
    expect(await render()).toBe('rendered/: 25 created, 0 updated, 0 deleted, 0 unchanged.\n');
    expect([...rendered().keys()].filter((path) => !path.includes('/manifests/'))).toEqual([
      'addons/web/applicationset.yaml',
      'addons/web/clusters/lab/application.yaml',
      'addons/web/clusters/lab/values.yaml',
      'addons/web/clusters/rehearsal/application.yaml',
      'addons/web/clusters/rehearsal/values.yaml',
      'addons/web/overlay.schema.json',
      ...BOOTSTRAP,
    ]);
    const { mtimeMs, ino } = statSync(join(workspace.root, VALUES));
    expect(await render()).toBe('rendered/: 0 created, 0 updated, 0 deleted, 25 unchanged.\n');
    expect(statSync(join(workspace.root, VALUES))).toMatchObject({ mtimeMs, ino });
  });

  it('changes the files of one environment when its overlay changes', async () => {
    await render();
    const before = rendered();
    workspace.edit('environments/production/addons/web.yaml', 'replicas: 5', 'replicas: 6');
    expect(await render()).toBe('rendered/: 0 created, 2 updated, 0 deleted, 23 unchanged.\n');
    const changed = [...rendered()].filter(([path, text]) => before.get(path) !== text).map(([path]) => path);
    expect(changed).toEqual([
      'addons/web/clusters/lab/manifests/configmap.web.web.yaml',
      'addons/web/clusters/lab/values.yaml',
    ]);
  });

  it('takes texts from files beside the code of an addon', async () => {
    workspace.write('libs/addons/web/src/start.sh', '#!/bin/sh\necho "${HOME}" `date` \\n\n');
    const index = FIXTURE_FILES['libs/addons/web/src/index.ts'] ?? '';
    const text = index.replace('title: config.title', 'title: config.title, script');
    workspace.write('libs/addons/web/src/index.ts', `import script from './start.sh';\n${text}`);
    await render();
    const manifest = rendered().get('addons/web/clusters/lab/manifests/configmap.web.web.yaml');
    expect((parse(manifest ?? '') as { data: unknown }).data).toEqual({
      title: '5 replicas',
      script: '#!/bin/sh\necho "${HOME}" `date` \\n\n',
    });
  });

  it('shows what it would do and does nothing in a dry run', async () => {
    const plan = await render('--dry-run');
    expect(plan).toContain('+replicaCount: 5');
    expect(plan).toMatch(/rendered\/ would have 25 created, .* Nothing was written\.\n$/);
    expect(rendered().size).toBe(0);
  });

  it('repairs an edit by hand, which check names and shows', async () => {
    await render();
    const good = rendered();
    workspace.write(
      VALUES,
      (good.get('addons/web/clusters/lab/values.yaml') ?? '').replace('replicaCount: 5', 'replicaCount: 9'),
    );
    const { code, stdout, stderr } = await runCli(workspace.root, ['check']);
    expect(code).toBe(1);
    expect(stdout).toContain('-replicaCount: 9\n+replicaCount: 5');
    expect(stderr).toContain(`STR501 Drift: ${VALUES} differs from its sources`);
    await render();
    expect(rendered()).toEqual(good);
  });

  it.each([
    [
      'edited by hand',
      (text: string) => text.replace('"minimum": 1', '"minimum": 0'),
      'differs from its sources',
    ],
    ['missing', () => undefined, 'is missing'],
  ])('repairs a schema of overlays that is %s, which check names', async (_, change, problem) => {
    await render();
    const good = rendered();
    const text = change(good.get('addons/web/overlay.schema.json') ?? '');
    if (text === undefined) workspace.remove(SCHEMA);
    else workspace.write(SCHEMA, text);
    const { code, stderr } = await runCli(workspace.root, ['check']);
    expect(code).toBe(1);
    expect(stderr).toContain(`STR501 Drift: ${SCHEMA} ${problem}`);
    await render();
    expect(rendered()).toEqual(good);
  });

  it('brings a platform request to the cluster that runs Kratix', async () => {
    workspace.write('libs/addons/kratix/src/schema.ts', "export { schema } from '../../web/src/schema';\n");
    workspace.write(
      'libs/addons/kratix/src/defaults.ts',
      "export { defaults } from '../../web/src/defaults';\n",
    );
    workspace.write(
      'libs/addons/kratix/src/index.ts',
      `import web from '../../web/src/index';

export default {
  ...web,
  name: 'kratix',
  namespace: { name: 'kratix' },
  placement: { roles: ['control-plane'], labels: { enable_kratix: 'true' } },
  manifests: () => [],
};
`,
    );
    workspace.edit(CLUSTER, 'network:', "labels: { enable_kratix: 'true' }\nnetwork:");
    const request = 'apiVersion: marketplace.example.org/v1\nkind: Database\nspec: { preset: dev }\n';
    workspace.write('environments/production/requests/media.yaml', request);
    const { code, stderr } = await runCli(workspace.root, ['render']);
    expect([code, stderr.split('\n')[0]]).toEqual([
      0,
      'warning STR601 Kind is not known: Database platform-requests/media is of the kind marketplace.example.org/v1/Database, which nothing knows',
    ]);
    expect((await runCli(workspace.root, ['render', '--strict'])).code).toBe(1);
    expect(rendered().get('platform/production/media.yaml')).toContain(
      'kind: Database\nmetadata:\n  name: media\n  namespace: platform-requests\n',
    );
    const set = rendered().get('bootstrap/applicationsets/platform-requests.yaml') ?? '';
    expect(set).toContain('/platform/{{ .metadata.labels.environment }}');
    workspace.remove('environments/production/requests');
    await render();
    expect(rendered().has('platform/production/media.yaml')).toBe(false);
  });

  // The addon declares what the platform needs beside it; without it something is missing indeed.
  const WITHOUT_WEB = `import { defineChecks } from '@strata/checks';

export default defineChecks({ severity: { STR651: 'off', STR653: 'off' } });
`;

  it('removes what an addon left behind when its folder goes, and nothing else', async () => {
    workspace.write('environments/checks.ts', WITHOUT_WEB);
    await render();
    workspace.remove('libs/addons/web');
    workspace.remove('environments/base/addons');
    workspace.remove('environments/production/addons');
    await render();
    expect([...rendered().keys()]).toEqual(BOOTSTRAP);
  });

  it.each(['rendered/addons/web/notes.md', 'rendered/addons/notes.md', 'rendered/notes.md'])(
    'keeps the hand-written file %s, says so, and removes nothing',
    async (file) => {
      workspace.write('environments/checks.ts', WITHOUT_WEB);
      await render();
      workspace.write(file, 'Mine.\n');
      workspace.remove('libs/addons/web');
      workspace.remove('environments/base/addons');
      workspace.remove('environments/production/addons');
      const before = rendered();
      const { code, stderr } = await runCli(workspace.root, ['render']);
      expect(code).toBe(1);
      expect(stderr).toContain(`STR502 File in rendered/ was not made by Strata: ${file}`);
      expect(rendered()).toEqual(before);
    },
  );

  it('gives the same bytes in another directory, locale, time zone and user, from files in another order', async () => {
    await render();
    const other = new FixtureWorkspace(Object.fromEntries(Object.entries(FIXTURE_FILES).reverse()));
    const env = {
      LC_ALL: 'tr_TR.UTF-8',
      LANG: 'tr_TR.UTF-8',
      TZ: 'Pacific/Chatham',
      USER: 'someone',
      HOME: other.root,
    };
    try {
      expect((await runCli(other.root, ['render'], env)).code).toBe(0);
      expect(rendered(other.root)).toEqual(rendered());
    } finally {
      other.dispose();
    }
  });

  it('can run twice at once', async () => {
    const runs = await Promise.all([1, 2, 3].map(() => runCli(workspace.root, ['render'])));
    expect(runs.map(({ code, stderr }) => [code, stderr])).toEqual([
      [0, ''],
      [0, ''],
      [0, ''],
    ]);
    const together = rendered();
    workspace.remove('rendered');
    await render();
    expect(together).toEqual(rendered());
  });

  it('works from a directory inside the workspace', async () => {
    const { code } = await runCli(join(workspace.root, 'environments', 'base'), ['render']);
    expect(code).toBe(0);
    expect(rendered().size).toBe(25);
  });

  it('copies with the tree: rendering a clone changes nothing', async () => {
    await render();
    const clone = new FixtureWorkspace();
    mkdirSync(join(clone.root, 'rendered'), { recursive: true });
    cpSync(join(workspace.root, 'rendered'), join(clone.root, 'rendered'), { recursive: true });
    try {
      expect((await runCli(clone.root, ['check'])).code).toBe(0);
    } finally {
      clone.dispose();
    }
  });
});

describe('strata', () => {
  it.each([
    [['--help'], 0, /Usage: strata <command>/],
    [['--version'], 0, /^\d+\.\d+\.\d+\n$/],
    [[], 2, /Usage: strata <command>/],
  ])('%j exits with %d', async (argv, code, stdout) => {
    expect(await runCli(__dirname, argv)).toEqual({
      code,
      stdout: expect.stringMatching(stdout) as string,
      stderr: '',
    });
  });

  it.each([
    [['rendr'], 'There is no command "rendr". Did you mean "render"?'],
    [['render', '--dryrun'], "Unknown option '--dryrun'"],
    [['render', 'wbe'], 'There is no project "wbe". Did you mean "web"?'],
  ])('%j is a usage error', async (argv, message) => {
    const workspace = new FixtureWorkspace();
    try {
      const { code, stderr } = await runCli(workspace.root, argv);
      expect(code).toBe(2);
      expect(stderr).toContain(message);
    } finally {
      workspace.dispose();
    }
  });

  it('needs a workspace', async () => {
    const { code, stderr } = await runCli('/', ['render']);
    expect(code).toBe(2);
    expect(stderr).toContain('There is no Strata workspace here');
  });
});
