import { readTree, RepositoryCopy } from '@strata/testing';
import { join } from 'node:path';

const ADDON = 'nginx-gateway-fabric';
const OVERLAY = `environments/production/addons/${ADDON}.yaml`;
const VALUES = `rendered/addons/${ADDON}/clusters/homelab/values.yaml`;

describe('Nx in a copy of this repository', () => {
  let copy: RepositoryCopy;

  beforeAll(async () => {
    copy = new RepositoryCopy();
    // Fills the cache: the tests below then run only what they change.
    const { code, stdout } = await copy.nx('run-many', '-t', 'render');
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: expect.stringContaining('Successfully ran target render') as string,
    });
  }, 60_000);

  afterEach(() => copy.reset());

  afterAll(() => copy.dispose());

  const ran = (stdout: string): string[] =>
    [...new Set([...stdout.matchAll(/nx run ([\w-]+):render/g)].map(([, project]) => project ?? ''))].sort();
  const rendered = (): Map<string, string> => readTree(join(copy.root, 'rendered'));
  const addonsIn = async (...argv: string[]): Promise<string[]> => {
    const { stdout } = await copy.nx('show', 'projects', '--with-target', 'render', '--json', ...argv);
    return (JSON.parse(stdout) as string[]).filter((name) => name !== 'platform').sort();
  };

  it('changes nothing in the committed tree', () => {
    expect(copy.changes()).toEqual([]);
  });

  it('renders exactly one project after an edit of one overlay, and exactly the files of that environment', async () => {
    copy.write(OVERLAY, `${copy.read(OVERLAY)}controlPlane:\n  logLevel: error\n`);
    const { code, stdout } = await copy.nx('affected', '-t', 'render');
    expect({ code, ran: ran(stdout) }).toEqual({ code: 0, ran: [ADDON] });
    const clusters = copy.changes().filter((path) => path.startsWith('rendered/'));
    expect(clusters).toEqual([VALUES, VALUES.replace('homelab', 'media')]);
    expect(stdout).toMatch(/rendered\/: 0 created, 2 updated, 0 deleted, \d+ unchanged in/);
  }, 30_000);

  it('finds a committed edit by its base', async () => {
    copy.write(OVERLAY, copy.read(OVERLAY).replace('memory: 512Mi', 'memory: 640Mi'));
    copy.commit();
    expect(await addonsIn('--affected', '--base', 'HEAD~1')).toEqual([ADDON]);
    copy.write(OVERLAY, copy.read(OVERLAY).replace('memory: 640Mi', 'memory: 512Mi'));
    copy.commit();
  }, 30_000);

  it('renders what production reads after an edit of one of its facts', async () => {
    const file = 'environments/production/environment.yaml';
    copy.write(file, copy.read(file).replace('domain: home.example.com', 'domain: house.example.com'));
    const { code } = await copy.nx('affected', '-t', 'render');
    expect(code).toBe(0);
    const changed = copy.changes().filter((path) => path.startsWith('rendered/'));
    expect(changed.length).toBeGreaterThan(1);
    expect(changed.filter((path) => !/\/(clusters|terraform)\/(homelab|media)\//.test(path))).toEqual([]);
  }, 30_000);

  it('renders everything after an edit of the composition engine', async () => {
    const all = await addonsIn();
    copy.write('libs/compose/src/path.ts', `${copy.read('libs/compose/src/path.ts')}\n// Edited.\n`);
    expect(await addonsIn('--affected')).toEqual(all);
  }, 30_000);

  it('names and shows an edit by hand, and restores the file', async () => {
    const before = rendered();
    copy.write(VALUES, copy.read(VALUES).replace('512Mi', '1Gi'));
    const check = await copy.nx('run-many', '-t', 'check');
    expect(check.code).toBe(1);
    expect(check.stdout).toContain(`STR501 Drift: ${VALUES} differs from its sources`);
    expect(check.stdout).toMatch(/^- +memory: 1Gi$/m);
    expect((await copy.nx('run-many', '-t', 'render')).code).toBe(0);
    expect(rendered()).toEqual(before);
    expect((await copy.nx('run-many', '-t', 'check')).code).toBe(0);
  }, 60_000);

  it('restores rendered/ from the cache byte for byte', async () => {
    const before = rendered();
    copy.remove('rendered');
    const { stdout } = await copy.nx('run-many', '-t', 'render');
    expect(rendered()).toEqual(before);
    expect(stdout).toContain(`rendered/: ${before.size} created, 0 updated, 0 deleted, 0 unchanged in`);
    expect(stdout).toContain('Nx read the output from the cache');
  }, 30_000);

  it('keeps a hand-written file that a cached result does not hold, and says so', async () => {
    const file = `rendered/addons/${ADDON}/notes.md`;
    copy.write(file, 'Mine.\n');
    const { code, stdout, stderr } = await copy.nx('run-many', '-t', 'render');
    expect(code).toBe(1);
    expect(stdout + stderr).toContain(`STR502 File in rendered/ was not made by Strata: ${file}`);
    expect(copy.read(file)).toBe('Mine.\n');
  }, 20_000);

  it('fails with the error of one addon while the results of the others stand', async () => {
    copy.write(OVERLAY, 'dataPlane:\n  memory: lots\n');
    const other = 'environments/production/clusters/homelab/addons/metallb.yaml';
    copy.write(other, copy.read(other).replace('10.20.0.241/32', '10.20.0.242/32'));
    const { code, stdout } = await copy.nx('affected', '-t', 'render');
    expect(code).toBe(1);
    expect(stdout).toContain('STR307 Value does not fit the schema: dataPlane.memory must match pattern');
    expect(stdout).toContain(`${OVERLAY}:2:3`);
    const changed = copy.changes().filter((path) => path.startsWith('rendered/'));
    expect(changed).toEqual([
      'rendered/addons/metallb/clusters/homelab/manifests/ipaddresspool.metallb-system.gateway.yaml',
    ]);
  }, 30_000);

  it('scaffolds an addon that renders, keeps hand edits, and goes with its folder', async () => {
    const before = rendered();
    const dry = await copy.nx('generate', 'addon', 'podinfo', '--dry-run');
    expect(dry.stdout).toContain('CREATE libs/addons/podinfo/golden/applicationset.yaml');
    expect(copy.changes()).toEqual([]);
    const first = await copy.nx('generate', 'addon', 'podinfo');
    expect({ code: first.code, last: first.stdout.trim().split('\n').at(-1) }).toEqual({
      code: 0,
      last: 'Next: edit libs/addons/podinfo/src/defaults.ts, then npm run render',
    });
    const defaults = 'libs/addons/podinfo/src/defaults.ts';
    copy.write(defaults, copy.read(defaults).replace('port: 8080', 'port: 9090'));
    const scaffold = copy.changes();
    const second = await copy.nx('generate', 'addon', 'podinfo');
    expect(second.stdout).toContain('Everything was there already; nothing was changed.');
    expect(copy.changes()).toEqual(scaffold);
    expect(copy.read(defaults)).toContain('port: 9090');
    expect((await copy.nx('run-many', '-t', 'render')).code).toBe(0);
    expect(
      copy.read('rendered/addons/podinfo/clusters/homelab/manifests/service.podinfo.podinfo.yaml'),
    ).toContain('targetPort: 9090');
    copy.remove('libs/addons/podinfo');
    expect((await copy.nx('run-many', '-t', 'render')).code).toBe(0);
    expect(rendered()).toEqual(before);
  }, 60_000);

  it('scaffolds an environment with a cluster that the next render fills, and an overlay for it', async () => {
    expect((await copy.nx('generate', 'environment', 'preview')).code).toBe(0);
    expect((await copy.nx('generate', 'cluster', 'edge', '--environment', 'preview')).code).toBe(0);
    expect((await copy.nx('generate', 'overlay', ADDON, '--environment', 'preview')).code).toBe(0);
    expect((await copy.nx('generate', 'overlay', ADDON, '--cluster', 'edge', '--language', 'ts')).code).toBe(
      0,
    );
    const yaml = `environments/preview/addons/${ADDON}.yaml`;
    const typescript = `environments/preview/clusters/edge/addons/${ADDON}.ts`;
    const [schemaLine] = copy.read(yaml).split('\n');
    expect(schemaLine).toBe(
      `# yaml-language-server: $schema=../../../rendered/addons/${ADDON}/overlay.schema.json`,
    );
    copy.write(yaml, `${copy.read(yaml)}controlPlane:\n  logLevel: error\n`);
    copy.write(typescript, copy.read(typescript).replace('({})', "({ dataPlane: { memory: '1Gi' } })"));
    expect((await copy.nx('run-many', '-t', 'render')).code).toBe(0);
    const values = copy.read(`rendered/addons/${ADDON}/clusters/edge/values.yaml`);
    expect(values).toContain('level: error');
    expect(values).toContain('memory: 1Gi');
  }, 60_000);

  it('scaffolds a virtual cluster with the nodes of its host and a domain of its own', async () => {
    const argv = [
      'cluster',
      'games',
      '--environment',
      'production',
      '--role',
      'vcluster',
      '--host',
      'homelab',
    ];
    expect((await copy.nx('generate', ...argv)).code).toBe(0);
    const text = copy.read('environments/production/clusters/games/cluster.yaml');
    expect(text).toContain('nodes: 10.20.0.0/24');
    expect(text).toContain('domain: games.home.example.com');
  }, 20_000);

  it('scaffolds a node that boots and is rendered, and a boot profile', async () => {
    const node = [
      'generate',
      'node',
      'homelab-worker-9',
      '--cluster',
      'homelab',
      '--mac',
      '52-54-00-20-00-29',
    ];
    const first = await copy.nx(...node);
    expect({ code: first.code, last: first.stdout.trim().split('\n').at(-1) }).toEqual({
      code: 0,
      last: 'Next: npx nx affected -t render, then npx strata boot --mac 52:54:00:20:00:29',
    });
    const profile = ['generate', 'boot-profile', 'memtest', '--kernel', '/assets/memtest/mt86plus'];
    expect((await copy.nx(...profile)).code).toBe(0);
    const machine = 'talos/production/homelab/homelab-worker-9/machine.yaml';
    copy.write(machine, `${copy.read(machine)}bootProfile: memtest\n`);
    expect((await copy.nx('affected', '-t', 'render')).code).toBe(0);
    expect(copy.changes().filter((path) => path.startsWith('rendered/'))).toEqual([
      'rendered/matchbox/groups/homelab-worker-9.json',
      'rendered/matchbox/profiles/memtest.json',
      'rendered/talos/homelab/homelab-worker-9.yaml',
    ]);
    expect(copy.read('rendered/matchbox/groups/homelab-worker-9.json')).toContain('"profile": "memtest"');
    expect((await copy.nx(...node)).stdout).toContain('Everything was there already; nothing was changed.');
    const unknown = await copy.nx(
      'generate',
      'node',
      'x',
      '--cluster',
      'homelap',
      '--mac',
      '52:54:00:20:00:29',
    );
    expect(unknown.code).toBe(1);
    expect(`${unknown.stdout}${unknown.stderr}`).toContain('There is no cluster "homelap". Did you mean');
  }, 60_000);

  it('scaffolds a promise that is tested, and a request of it that the platform answers', async () => {
    expect((await copy.nx('generate', 'promise', 'bucket')).code).toBe(0);
    const file = 'environments/production/requests/photos.yaml';
    const argv = ['request', 'photos', '--promise', 'bucket', '--environment', 'production'];
    const asked = await copy.nx('generate', ...argv, '--set', 'size=7');
    expect(asked.stdout).toContain('Next: look at spec.owner, from the example;');
    expect(copy.read(file)).toContain('kind: Bucket\nspec:\n  size: 7\n  owner: music\n');
    const again = await copy.nx('generate', ...argv);
    expect(again.stdout).toContain('Everything was there already; nothing was changed.');
    expect((await copy.nx('run', 'promise-bucket:test')).code).toBe(0);
    expect((await copy.nx('affected', '-t', 'render')).code).toBe(0);
    const previews = copy.changes().filter((path) => path.startsWith('rendered/previews/production/photos/'));
    expect(previews.map((path) => path.split('/').at(-1))).toEqual(['configmap.default.bucket-photos.yaml']);
  }, 60_000);

  it.each([
    [['addon', 'Pod_Info'], "'Pod_Info' should match the pattern"],
    [['addon', 'platform'], 'the name is reserved'],
    [
      ['addon', 'podinfo', '--role', 'control-plan'],
      'There is no role "control-plan". Did you mean "control-plane"?',
    ],
    [['addon', 'podinfo', '--repository', 'https://charts.example.com'], 'A chart needs an exact version'],
    [['environment', 'base'], 'the name is reserved'],
    [['cluster', 'edge', '--environment', 'prod'], 'There is no environment "prod".'],
    [['cluster', 'homelab', '--environment', 'staging'], 'is used in the environment production'],
    [
      ['overlay', 'metalb', '--environment', 'staging'],
      'There is no addon "metalb". Did you mean "metallb"?',
    ],
    [['overlay', 'metallb', '--environment', 'staging', '--role', 'vcluster'], 'An overlay has one place'],
    [['promise', 'bucket', '--kind', 'bucket'], 'is not written like a kind'],
    [['request', 'x', '--promise', 'vclusters', '--environment', 'staging'], 'Did you mean "vcluster"?'],
    [
      ['request', 'x', '--promise', 'vcluster', '--environment', 'staging', '--set', 'preset=big'],
      'spec.preset must be one of "dev", "prod"',
    ],
  ])(
    'generate %j is refused',
    async (argv, message) => {
      const { code, stdout, stderr } = await copy.nx('generate', ...argv);
      expect(code).toBe(1);
      expect(stdout + stderr).toContain(message);
      expect(copy.changes()).toEqual([]);
    },
    20_000,
  );
});
