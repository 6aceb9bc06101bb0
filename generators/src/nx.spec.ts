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

  it('leaves what each render cost outside Git, for the next that splits them among machines', async () => {
    const costs = readTree(join(copy.root, '.nx/strata/costs'));
    expect([...costs.keys()]).toEqual([...(await addonsIn()), 'platform'].sort());
    expect([...costs.values()].filter((text) => !/^[1-9]\d*\n$/.test(text))).toEqual([]);
  }, 30_000);

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
});
