import { existsSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { CacheServer, packTar, readTree, RepositoryCopy } from '@strata/testing';
import type { TarEntry } from '@strata/testing';
import { sealResult } from './seal';

const ADDON = 'metallb';
const OTHER = 'loki';
const DIRECTORY = `rendered/addons/${ADDON}`;
const RENDER_TWO = ['run-many', '-t', 'render', '--projects', `${ADDON},${OTHER}`];
const KEY = 'key of the platform';

describe("Nx's self-hosted remote cache", () => {
  let server: CacheServer;
  let first: RepositoryCopy;
  /** Everything that a render gives, by path below rendered/. */
  let expected: Map<string, string>;
  let second: RepositoryCopy;
  /** What the server holds after the first copy was rendered. */
  let stored: ReadonlyMap<string, Buffer>;

  const envOf = (token: string, key = KEY, url = server.url) => ({
    NX_SELF_HOSTED_REMOTE_CACHE_SERVER: url,
    NX_SELF_HOSTED_REMOTE_CACHE_ACCESS_TOKEN: token,
    STRATA_CACHE_KEY: key,
  });
  const rendered = (copy: RepositoryCopy) => readTree(join(copy.root, 'rendered'));
  /** What was rendered, rather than taken from a cache, by what Nx says of each task. */
  const ran = (stdout: string): string[] =>
    [...stdout.matchAll(/nx run (\S+):render(?<source> +\[.*cache\])?$/gm)]
      .flatMap(([, project = '', source]) => (source === undefined ? [project] : []))
      .sort();
  const forget = (...paths: string[]): void =>
    ['.nx/cache', '.nx/workspace-data', ...paths].forEach((path) => second.remove(path));
  const hashOf = (addon: string): string => {
    const isOf = (bytes: Buffer) =>
      gunzipSync(bytes).includes(`rendered/addons/${addon}/applicationset.yaml`);
    const [hash] = [...stored].find(([, bytes]) => isOf(bytes)) ?? [];
    if (hash === undefined) throw new Error(`nothing is stored of ${addon}`);
    return hash;
  };

  beforeAll(async () => {
    server = await CacheServer.open();
    [first, second] = [new RepositoryCopy(), new RepositoryCopy()];
    first.env = envOf(server.tokens.write);
    const { code, stderr } = await first.nx('run-many', '-t', 'render');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expected = rendered(first);
    stored = new Map(server.results);
  }, 120_000);

  beforeEach(() => {
    server.failure = undefined;
    server.results.clear();
    for (const [hash, bytes] of stored) server.results.set(hash, bytes);
    server.answers.length = 0;
    second.env = envOf(server.tokens.read);
    second.reset();
    forget();
  });

  afterAll(async () => {
    first.dispose();
    second.dispose();
    await server.close();
  });

  it('gives a fresh copy every result, byte for byte, and renders none of them again', async () => {
    forget('rendered');
    const { code, stdout, stderr } = await second.nx('run-many', '-t', 'render');
    expect({ code, stderr, tree: rendered(second) }).toEqual({ code: 0, stderr: '', tree: expected });
    // These three are not cached at all.
    expect(ran(stdout)).toEqual(['matchbox', 'platform', 'talos']);
    expect(stdout).toContain(`for ${stored.size} out of ${stored.size + 3} tasks`);
    expect(server.answers).toEqual(Array.from({ length: stored.size }, () => 'GET 200'));
  }, 60_000);

  const escaped = join(tmpdir(), 'strata-escaped.txt');
  /** The right result of an addon with entries put in, in the place of those that have the same name. */
  const forge = (addon: string, entries: readonly TarEntry[], without: readonly string[] = []): Buffer => {
    const files = [...expected].flatMap(([path, data]) =>
      path.startsWith(`addons/${addon}/`) ? [{ name: `rendered/${path}`, data }] : [],
    );
    const made = [
      ...files,
      { name: 'terminalOutput', data: 'fine\n' },
      { name: 'code', data: Buffer.alloc(4) },
    ];
    const replaced = [...without, ...entries.map(({ name }) => name)];
    return packTar([...made.filter(({ name }) => !replaced.includes(name)), ...entries]);
  };
  const setOf = (addon: string) => `rendered/addons/${addon}/applicationset.yaml`;
  const forgeSet = (addon: string): Buffer => {
    const text = expected.get(setOf(addon).replace('rendered/', '')) ?? '';
    return forge(addon, [{ name: setOf(addon), data: text.replaceAll(addon, 'evil') }]);
  };
  const rightOf = (addon: string): Buffer => stored.get(hashOf(addon)) ?? Buffer.of();
  /** What the server holds in the place of the right result of an addon. */
  const POISONS: Readonly<Record<string, (addon: string) => Buffer>> = {
    'other bytes': forgeSet,
    'a file without the header': (addon) =>
      forge(addon, [{ name: `rendered/addons/${addon}/notes.yaml`, data: 'a: 1\n' }]),
    'a file too few': (addon) => forge(addon, [], [setOf(addon)]),
    'nothing but success': () => packTar([{ name: 'code', data: Buffer.alloc(4) }]),
    'a link': (addon) =>
      forge(addon, [{ name: `rendered/addons/${addon}/link.yaml`, link: '/etc/hostname' }]),
    'a path that leaves the directory': (addon) =>
      forge(addon, [{ name: '../../../../strata-escaped.txt', data: 'evil' }]),
    'an absolute path': (addon) => forge(addon, [{ name: escaped, data: 'evil' }]),
    'a file behind a link that leads outside': (addon) =>
      forge(addon, [
        { name: 'out', link: tmpdir() },
        { name: 'out/strata-escaped.txt', data: 'evil' },
      ]),
    'a forged result with a seal of another key': (addon) =>
      sealResult(forgeSet(addon), hashOf(addon), 'key of somebody'),
    'the result of another task, as it was sealed': () => rightOf(ADDON),
    'half a result': (addon) => rightOf(addon).subarray(0, rightOf(addon).length >> 1),
    'a result without its last byte': (addon) => rightOf(addon).subarray(0, -1),
    nothing: () => Buffer.of(),
    'no archive': () => Buffer.from('<html>Sign in</html>'),
  };

  it('takes nothing of what was damaged or forged, but renders; now and in the next run', async () => {
    const addons = readdirSync(join(first.root, 'rendered/addons')).filter((addon) => addon !== ADDON);
    const poisoned = Object.values(POISONS).map((poison, index) => ({ poison, addon: addons[index] ?? '' }));
    for (const { poison, addon } of poisoned) server.results.set(hashOf(addon), poison(addon));
    forget('rendered');
    const { code, stdout, stderr } = await second.nx('run-many', '-t', 'render');
    expect({ code, tree: rendered(second) }).toEqual({ code: 0, tree: expected });
    const uncached = ['matchbox', 'platform', 'talos'];
    expect(ran(stdout)).toEqual([...poisoned.map(({ addon }) => addon), ...uncached].sort());
    const [, told = ''] = /damaged, forged, or sealed with another key; .*: (.*)\n/.exec(stderr) ?? [];
    expect(told.split(', ')).toEqual(poisoned.map(({ addon }) => hashOf(addon)).sort());
    expect(existsSync(escaped)).toBe(false);
    second.remove('rendered');
    const next = await second.nx('run-many', '-t', 'render');
    expect({ code: next.code, stderr: next.stderr, tree: rendered(second) }).toEqual({
      code: 0,
      stderr: '',
      tree: expected,
    });
  }, 60_000);

  it('refuses every result where the key is another or none', async () => {
    for (const key of ['', 'key of somebody']) {
      second.env = envOf(server.tokens.read, key);
      forget(DIRECTORY, `rendered/addons/${OTHER}`);
      const { code, stdout } = await second.nx(...RENDER_TWO);
      expect(code).toBe(0);
      expect({ ran: ran(stdout), tree: rendered(second) }).toEqual({ ran: [OTHER, ADDON], tree: expected });
    }
  }, 60_000);

  it.each([401, 403, 500])(
    'renders, with a warning, where the server answers %i',
    async (status) => {
      server.failure = status;
      second.remove(DIRECTORY);
      const { code, stdout, stderr } = await second.nx(...RENDER_TWO);
      expect({ code, ran: ran(stdout), tree: rendered(second) }).toEqual({
        code: 0,
        ran: [OTHER, ADDON],
        tree: expected,
      });
      expect(stderr).toMatch(
        new RegExp(`^Warning: The remote cache at 127\\.0\\.0\\.1:\\d+ answers ${status} `, 'm'),
      );
    },
    60_000,
  );

  it('renders, with a warning, where there is no server', async () => {
    second.env = envOf(server.tokens.read, KEY, 'http://127.0.0.1:1');
    second.remove(DIRECTORY);
    const { code, stderr } = await second.nx(...RENDER_TWO);
    expect({ code, tree: rendered(second) }).toEqual({ code: 0, tree: expected });
    expect(stderr).toContain('Warning: The remote cache at 127.0.0.1:1 is not reached (');
  }, 60_000);

  it('renders and stores nothing, without a warning, with a token that only reads', async () => {
    server.results.clear();
    const { code, stderr } = await second.nx(...RENDER_TWO);
    expect({ code, stderr, tree: rendered(second) }).toEqual({ code: 0, stderr: '', tree: expected });
    expect(server.answers.sort()).toEqual(['GET 404', 'GET 404', 'PUT 403', 'PUT 403']);
    expect(server.results.size).toBe(0);
  }, 60_000);

  it('is reached past a proxy that the environment names', async () => {
    second.env = { ...second.env, HTTP_PROXY: 'http://127.0.0.1:1', NO_PROXY: 'example.com' };
    second.remove(DIRECTORY);
    const { code, stdout, stderr } = await second.nx(...RENDER_TWO);
    expect({ code, stderr, ran: ran(stdout), tree: rendered(second) }).toEqual({
      code: 0,
      stderr: '',
      ran: [],
      tree: expected,
    });
  }, 60_000);
});
