import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { FixtureWorkspace, MACHINE_FILES, readTree, runCli } from '@strata/testing';

const BUNDLE = `cluster: { id: ID, secret: SECRET }
secrets: { bootstraptoken: TOKEN, secretboxencryptionsecret: BOX }
trustdinfo: { token: TRUST }
certs:
  etcd: { crt: A, key: B }
  k8s: { crt: C, key: D }
  k8saggregator: { crt: E, key: F }
  k8sserviceaccount: { key: G }
  os: { crt: H, key: I }
`;

describe('machines on the command line', () => {
  let workspace: FixtureWorkspace;
  let outside: string;

  beforeAll(async () => {
    workspace = new FixtureWorkspace(MACHINE_FILES);
    outside = mkdtempSync(join(tmpdir(), 'strata-outside-'));
    writeFileSync(join(outside, 'secrets.yaml'), BUNDLE);
    // A layer in TypeScript beside one in YAML.
    workspace.write(
      'talos/production/lab/machine.ts',
      "import { layer } from '@strata/talos';\nexport default layer({ certSANs: ({ cluster }) => [`${cluster.name}.example.com`] });\n",
    );
    expect(await runCli(workspace.root, ['render'])).toMatchObject({ code: 0, stderr: '' });
  });

  afterAll(() => {
    workspace.dispose();
    rmSync(outside, { recursive: true });
  });

  const inject = (...args: string[]) =>
    runCli(workspace.root, ['talos', 'inject', ...args, '--secrets', join(outside, 'secrets.yaml')]);

  it('are rendered with a layer in TypeScript', () => {
    const config = readTree(join(workspace.root, 'rendered/talos/lab')).get('cp-1.yaml');
    expect(config).toContain('- lab.example.com\n');
  });

  it('get their secrets outside Git, in files that others cannot read', async () => {
    const directory = join(outside, 'configs');
    const { code, stderr } = await inject('lab', '--output', directory);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(readdirSync(directory)).toEqual([
      'cp-1.yaml',
      'cp-2.yaml',
      'cp-3.yaml',
      'worker-1.yaml',
      'worker-2.yaml',
    ]);
    const text = readFileSync(join(directory, 'cp-1.yaml'), 'utf8');
    expect(text).not.toContain('op://');
    expect(text).toContain('token: TOKEN');
    expect(statSync(join(directory, 'cp-1.yaml')).mode & 0o777).toBe(0o600);
    const byMac = await inject('lab/cp-1', '--by-mac', '--output', join(outside, 'by-mac'));
    expect(byMac.code).toBe(0);
    expect(readdirSync(join(outside, 'by-mac'))).toEqual(['52:54:00:00:00:11.yaml']);
  });

  it('are printed one at a time', async () => {
    const { code, stdout } = await inject('lab/worker-1');
    expect(code).toBe(0);
    expect(stdout).toContain('kind: HostnameConfig');
    expect((await inject('lab')).code).toBe(2);
  });

  it('are not written where Git would take them, and not without all secrets', async () => {
    const repository = join(outside, 'repository');
    mkdirSync(repository);
    execFileSync('git', ['init', '--quiet', repository]);
    const refused = await inject('lab', '--output', join(repository, 'configs'));
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain('is in a Git repository that does not ignore it');
    writeFileSync(join(outside, 'part.yaml'), 'cluster: { id: ID }\n');
    const part = [
      'talos',
      'inject',
      'lab/cp-1',
      '--secrets',
      join(outside, 'part.yaml'),
      '--output',
      join(outside, 'part'),
    ];
    const missing = await runCli(workspace.root, part);
    expect(missing.code).toBe(1);
    expect(missing.stderr).toContain('cp-1: op://platform/talos-lab/talos-key has no value');
    expect(existsSync(join(outside, 'part'))).toBe(false);
  });

  it('boot what matchbox would answer', async () => {
    const known = await runCli(workspace.root, ['boot', '--mac', '52-54-00-00-00-22']);
    expect(known).toMatchObject({ code: 0, stderr: 'group worker-2, profile lab-worker-arm64\n' });
    expect(known.stdout).toMatch(
      /^#!ipxe\nkernel \/assets\/talos\/[0-9a-f]{64}\/v1\.12\.7\/kernel-arm64 initrd=/,
    );
    expect(known.stdout).toContain(
      ' talos.config=http://matchbox.example.com:8080/assets/configs/${mac}.yaml\n',
    );
    const unknown = await runCli(workspace.root, ['boot', '--mac', '52:54:00:00:00:99']);
    expect(unknown).toMatchObject({ code: 0, stderr: 'group default, profile default\n' });
    expect(unknown.stdout).not.toContain('talos.config');
    expect((await runCli(workspace.root, ['boot', '--mac', 'cp-1'])).code).toBe(2);
  });

  it('boot from files whose digests are pinned, and compared from then on', async () => {
    const list = () =>
      (
        JSON.parse(readTree(join(workspace.root, 'rendered/matchbox')).get('assets.json') ?? '') as {
          assets: { path: string; sha256?: string }[];
        }
      ).assets;
    const assets = join(outside, 'assets');
    const pin = () => runCli(workspace.root, ['boot', 'pin', assets]);
    expect((await pin()).stderr.match(/is not in /g)).toHaveLength(list().length);
    for (const { path } of list()) {
      mkdirSync(dirname(join(assets, path)), { recursive: true });
      writeFileSync(join(assets, path), path);
    }
    expect((await pin()).code).toBe(0);
    expect((await runCli(workspace.root, ['render'])).code).toBe(0);
    expect(list().map(({ sha256 }) => sha256)).toEqual(
      list().map(({ path }) => createHash('sha256').update(path).digest('hex')),
    );
    writeFileSync(join(assets, list()[0]?.path ?? ''), 'tampered');
    const again = await pin();
    expect(again.code).toBe(1);
    expect(again.stderr).toContain('is not what matchbox/digests.yaml has pinned');
  });

  it('are in the plan of their network', async () => {
    const { code, stdout } = await runCli(workspace.root, ['network']);
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /192\.0\.2\.11 +node +cp-1 +lab +cp-1, 52:54:00:00:00:11 +talos\/production\/lab\/cp-1\/machine\.yaml:3/,
    );
    expect(stdout).toMatch(/192\.0\.2\.150-192\.0\.2\.199 +50 addresses/);
  });

  it('tell where a line of their config comes from', async () => {
    const text = readTree(join(workspace.root, 'rendered/talos/lab')).get('worker-1.yaml') ?? '';
    const line = text.split('\n').findIndex((each) => each.includes('example.com/disk: fast')) + 1;
    const { stdout } = await runCli(workspace.root, ['explain', `rendered/talos/lab/worker-1.yaml:${line}`]);
    expect(stdout).toContain('talos/production/lab/worker-1/machine.yaml:5:11');
  });
});
