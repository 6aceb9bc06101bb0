import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FIXTURE_FILES, FixtureWorkspace, runCli } from '@strata/testing';

describe('strata explain', () => {
  const workspace = new FixtureWorkspace();
  afterAll(() => workspace.dispose());

  const run = async (...argv: string[]): Promise<string> => {
    const { code, stdout, stderr } = await runCli(workspace.root, argv);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    return stdout;
  };
  const refusal = async (...argv: string[]): Promise<string> => {
    const { code, stdout, stderr } = await runCli(workspace.root, argv);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    return stderr.split('\n')[0] ?? '';
  };

  it('names the place that wins, what it overrides, and what a computed value was computed from', async () => {
    expect(await run('explain', 'lab/web', 'values.replicaCount')).toBe(
      `lab/web values.replicaCount = 5

  values.replicaCount = 5, computed  libs/addons/web/src/defaults.ts:9:13
    from replicas = 5                environments/production/addons/web.yaml:2:1
      overrides a computed value     libs/addons/web/src/defaults.ts:6:3
`,
    );
  });

  it('follows a computed value to the facts, and these to the layers of facts', async () => {
    expect(await run('explain', 'rehearsal/web', 'title')).toBe(
      `rehearsal/web title = "1 replicas"

  title = "1 replicas", computed  libs/addons/web/src/defaults.ts:7:3
    from replicas = 1, computed   libs/addons/web/src/defaults.ts:6:3
      from facts.replicas = 1     environments/base/environment.yaml:4:1
`,
    );
  });

  it('tells which layer gave each item of a list', async () => {
    const text = await run('explain', 'lab/web', 'hosts');
    expect(text).toBe(`lab/web

  hosts[0] = "web"
    libs/addons/web/src/defaults.ts:8:11
  hosts[1] = "www"
    environments/base/addons/web.yaml:2:13
`);
  });

  it('finds what flows into a field of an object, through functions, and the literals of code', async () => {
    expect(await run('explain', 'lab/web', 'ConfigMap/web#/data/title')).toBe(
      `rendered/addons/web/clusters/lab/manifests/configmap.web.web.yaml:9
lab/web /data/title = "5 replicas"

  title = "5 replicas", computed                  libs/addons/web/src/defaults.ts:7:3
    from replicas = 5                             environments/production/addons/web.yaml:2:1
      overrides a computed value                  libs/addons/web/src/defaults.ts:6:3
  only there with cluster.role = "control-plane"  environments/production/clusters/lab/cluster.yaml:1:1
`,
    );
    expect(await run('explain', 'lab/web', 'ConfigMap/web#/metadata/name')).toContain(
      '  "web"                                           libs/addons/web/src/index.ts:18:37\n',
    );
  });

  it('explains a line of a rendered file', async () => {
    const text = await run('explain', 'rendered/addons/web/clusters/lab/values.yaml:3');
    expect(text).toContain('lab/web /replicaCount = 5\n');
    expect(text).toContain('environments/production/addons/web.yaml:2:1');
  });

  it('explains the whole configuration, one line for each place', async () => {
    const text = await run('explain', 'lab/web');
    expect(text).toContain(`  replicas = 5\n    environments/production/addons/web.yaml:2:1 (overrides 1)\n`);
    expect(text.match(/^ {2}\S+ = /gm)).toHaveLength(6);
  });

  it('answers machines in JSON', async () => {
    const { target, fields } = JSON.parse(await run('explain', 'lab/web', 'replicas', '--json')) as {
      target: string;
      fields: { path: string; value: unknown; origins: Record<string, unknown>[] }[];
    };
    expect(target).toBe('lab/web');
    expect(fields).toEqual([
      {
        path: 'replicas',
        value: 5,
        conditions: [],
        origins: [
          {
            kind: 'config',
            path: 'replicas',
            value: 5,
            location: { file: 'environments/production/addons/web.yaml', line: 2, column: 1 },
            isComputed: false,
            overridden: [{ location: { file: 'libs/addons/web/src/defaults.ts', line: 6, column: 3 } }],
            reads: [],
          },
        ],
      },
    ]);
  });

  it('shows nothing that looks confidential', async () => {
    const overlay = 'values:\n  adminPassword: hunter2\n  auth: { secrets: { db: hunter3 }, plain: seen }\n';
    workspace.write('environments/staging/addons/web.yaml', overlay);
    const texts = [
      await run('explain', 'rehearsal/web', 'values'),
      await run('explain', 'rehearsal/web', 'values', '--json'),
    ];
    for (const text of texts) {
      expect(text).toContain('seen');
      expect(text).not.toContain('hunter');
    }
    workspace.remove('environments/staging/addons');
  });

  it('answers what it can where something fails, and tells what fails', async () => {
    const overlay = `import { layer } from '@strata/addon';
export default layer({ title: ({ $ }) => $.nothing.at.all, replicas: 7 });
`;
    workspace.write('environments/staging/addons/web.ts', overlay);
    const ask = (...words: string[]) => runCli(workspace.root, ['explain', 'rehearsal/web', ...words]);
    const replicas = await ask('values.replicaCount');
    expect(replicas.stdout).toContain('replicas = 7  ');
    expect([replicas.code, replicas.stderr]).toEqual([1, expect.stringContaining('There is no nothing.')]);
    const title = await ask('title');
    expect([title.code, title.stdout]).toEqual([1, '']);
    expect(title.stderr).toMatch(/STR301 .*environments\/staging\/addons\/web\.ts:2:/s);
    const reach = await runCli(workspace.root, ['affects', 'environments/staging/addons/web.ts:2']);
    expect([reach.code, reach.stdout]).toEqual([0, expect.stringContaining('/replicaCount = 7')]);
    const index = FIXTURE_FILES['libs/addons/web/src/index.ts'] ?? '';
    workspace.write('libs/addons/web/src/index.ts', index.replace('config.title', 'config.a.b.c'));
    const field = await ask('ConfigMap/web#/data/title');
    expect([field.code, field.stdout, field.stderr]).toEqual([1, '', expect.stringContaining('STR')]);
    workspace.write('libs/addons/web/src/index.ts', index);
    workspace.remove('environments/staging/addons');
  });

  it('tells what it does not know, and what it does', async () => {
    expect(await refusal('explain', 'lob/web')).toBe(
      'There is no cluster "lob". Did you mean "lab"? Known: guest, lab, rehearsal.',
    );
    expect(await refusal('explain', 'lab/wep')).toBe(
      'There is no addon "wep". Did you mean "web"? Known: web.',
    );
    expect(await refusal('explain', 'lab/web', 'values.replicaCont')).toBe(
      'The configuration has no values.replicaCont. Did you mean "replicaCount"? Known: replicaCount.',
    );
    expect(await refusal('explain', 'lab/web', 'ConfigMap/wob')).toMatch(
      /^Nothing is rendered as "ConfigMap\/wob"\. Did you mean "ConfigMap\/web"\? Known: /,
    );
    expect(await refusal('explain', 'guest/web', 'ConfigMap/web')).toBe(
      'Nothing is rendered as "ConfigMap/web". The addon is not deployed on this cluster.',
    );
    expect(await refusal('explain', 'lab/web', 'ConfigMap/web#/data/titel')).toContain(
      'Did you mean "title"?',
    );
    expect(await refusal('explain', 'lab/web', 'values[')).toContain('is no path');
    expect(await refusal('explain')).toContain('explain takes <cluster>/<addon>');
  });
});

describe('strata affects', () => {
  const workspace = new FixtureWorkspace();
  afterAll(() => workspace.dispose());

  const run = async (subject: string): Promise<string> => {
    const { code, stdout, stderr } = await runCli(workspace.root, ['affects', subject]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    return stdout;
  };

  it('lists the fields that a line of an overlay reaches', async () => {
    expect(await run('environments/production/addons/web.yaml:2')).toBe(
      `rendered/addons/web/clusters/lab/manifests/configmap.web.web.yaml
  /data/title = "5 replicas"
rendered/addons/web/clusters/lab/values.yaml
  /replicaCount = 5

environments/production/addons/web.yaml:2 reaches 2 fields in 2 files.
`,
    );
  });

  it('tells what wins over a line that reaches nothing', async () => {
    expect(await run('environments/production/environment.yaml:1')).toBe(
      'environments/production/environment.yaml:1 reaches nothing.\n',
    );
    workspace.write('environments/base/addons/web.yaml', 'replicas: 2\n');
    const text = await run('environments/base/addons/web.yaml:1');
    expect(text).toContain('rendered/addons/web/clusters/rehearsal/values.yaml\n  /replicaCount = 2\n');
    expect(text).toContain(
      'replicas is overridden by environments/production/addons/web.yaml:2:1 on lab/web\n',
    );
    workspace.write('environments/base/addons/web.yaml', 'hosts:\n  $append: [www]\n');
  });

  it('lists what a fact reaches, on every cluster', async () => {
    const text = await run('facts.replicas');
    expect(text).toContain('rendered/addons/web/clusters/rehearsal/values.yaml\n  /replicaCount = 1\n');
    expect(text).not.toContain('clusters/lab/');
    expect(await run('facts.repository.url')).toMatch(/application\.yaml\n {2}\/spec\/sources\/1\/repoURL/);
  });

  it('lists what a literal of code reaches', async () => {
    const text = await run('libs/addons/web/src/defaults.ts:7');
    expect(text.match(/\/data\/title/g)).toHaveLength(2);
  });

  it('finds that a label decides whether the addon is there at all', async () => {
    expect(await run('environments/production/clusters/lab/cluster.yaml:1')).toContain(
      'rendered/addons/web/clusters/lab/values.yaml\n  /replicaCount = 5\n',
    );
  });

  it('refuses what is no source', async () => {
    const refusal = async (subject: string): Promise<string> =>
      (await runCli(workspace.root, ['affects', subject])).stderr.split('\n')[0] ?? '';
    expect(await refusal('facts.replica')).toMatch(
      /^There is no value facts\.replica\. Did you mean "replicas"\?/,
    );
    expect(await refusal('environments/base/addons/wob.yaml:1')).toBe(
      'There is no file environments/base/addons/wob.yaml.',
    );
    expect(await refusal('environments/production/addons/web.yaml:9')).toBe(
      'environments/production/addons/web.yaml has 2 lines.',
    );
  });
});

describe('the documentation', () => {
  const root = join(__dirname, '../../..');
  const PAGES = ['delivery', 'explain', 'machines', 'promises'];
  const blocks = ['README.md', ...PAGES.map((name) => `docs/${name}.md`)].flatMap((page) => {
    const text = readFileSync(join(root, page), 'utf8');
    const found = text.matchAll(/```console\n\$ npx strata (.+)\n([^]+?)```/g);
    return [...found].map(([, words = '', output = '']) => ({ page, words, output }));
  });

  it.each(blocks)('shows in $page what strata $words prints', async ({ words, output }) => {
    const { stdout } = await runCli(root, words.split(' '));
    expect(stdout).toBe(output);
  });

  it('has such examples', () => expect(blocks.length).toBeGreaterThan(1));
});
