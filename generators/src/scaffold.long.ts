import { join } from 'node:path';
import { readTree, RepositoryCopy } from '@strata/testing';

const ADDON = 'nginx-gateway-fabric';

/** Each runs Nx several times, which takes too long for every run of the tests. */
describe('generators in a copy of this repository', () => {
  let copy: RepositoryCopy;

  beforeAll(async () => {
    copy = new RepositoryCopy();
    expect((await copy.nx('run-many', '-t', 'render')).code).toBe(0);
  }, 60_000);

  afterEach(() => copy.reset());

  afterAll(() => copy.dispose());

  const rendered = (): Map<string, string> => readTree(join(copy.root, 'rendered'));

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
