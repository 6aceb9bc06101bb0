import { CacheServer } from '@strata/testing';
import { openGateway } from './gateway';
import type { Gateway } from './gateway';
import { RemoteCache } from './remote-cache';

const KEY = 'key of the platform';

describe('the gateway to the remote cache', () => {
  let server: CacheServer;
  const gateways: Gateway[] = [];

  beforeEach(async () => {
    server = await CacheServer.open();
  });

  afterEach(async () => {
    gateways.splice(0).forEach((gateway) => gateway.close());
    await server.close();
  });

  const open = async (key = KEY, url = server.url) => {
    const cache = new RemoteCache({ server: url, key });
    const gateway = await openGateway(cache);
    gateways.push(gateway);
    const ask = async (hash: string, body?: string, token: string = server.tokens.write) => {
      const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/octet-stream' };
      const request = body === undefined ? { headers } : { method: 'PUT', headers, body };
      const response = await fetch(`${gateway.url}/v1/cache/${hash}`, request);
      return { status: response.status, text: await response.text() };
    };
    return { ask, gateway, warnings: () => cache.warnings };
  };

  it.each([200, 202] as const)(
    'stores a result once and gives it back; the server answers %i',
    async (stored) => {
      server.stored = stored;
      const { ask, warnings } = await open(KEY, `${server.url}/`);
      expect(await ask('12')).toEqual({ status: 404, text: '' });
      expect((await ask('12', 'first')).status).toBe(200);
      expect((await ask('12', 'second')).status).toBe(409);
      expect(await ask('12')).toEqual({ status: 200, text: 'first' });
      expect(server.answers).toEqual(['GET 404', `PUT ${stored}`, 'PUT 409', 'GET 200']);
      expect(warnings()).toEqual([]);
    },
  );

  it('lets a token that only reads read, and says nothing about what it may not write', async () => {
    const { ask, warnings } = await open();
    await ask('12', 'text');
    expect((await ask('13', 'text', server.tokens.read)).status).toBe(403);
    expect(await ask('12', undefined, server.tokens.read)).toEqual({ status: 200, text: 'text' });
    expect([...server.results.keys()]).toEqual(['12']);
    expect(warnings()).toEqual([]);
  });

  it('gives nothing that was sealed with another key or none, or for another hash', async () => {
    const { ask, warnings } = await open();
    await (await open('key of somebody')).ask('12', 'forged');
    await (await open('')).ask('13', 'forged');
    await ask('14', 'right');
    server.results.set('15', server.results.get('14') ?? Buffer.of());
    server.results.set('16', Buffer.from('forged'));
    for (const hash of ['12', '13', '15', '16']) expect(await ask(hash)).toEqual({ status: 404, text: '' });
    expect((await ask('14')).text).toBe('right');
    expect(warnings()).toEqual([expect.stringMatching(/damaged, forged, .*: 12, 13, 15, 16$/)]);
  });

  it.each([401, 403, 500, 429, 204])(
    'gives nothing where the server answers %i, and asks it once',
    async (status) => {
      const { ask, warnings } = await open();
      server.failure = status;
      expect(await ask('12')).toEqual({ status: 404, text: '' });
      expect(await ask('13')).toEqual({ status: 404, text: '' });
      expect((await ask('13', 'text')).status).toBe(403);
      expect(server.answers).toEqual([`GET ${status}`]);
      expect(warnings()).toEqual([
        expect.stringMatching(
          new RegExp(`^The remote cache at 127\\.0\\.0\\.1:\\d+ answers ${status} \\w.* made here`),
        ),
      ]);
    },
  );

  it('tells when uploads fail', async () => {
    const { ask, warnings } = await open();
    expect((await ask('12')).status).toBe(404);
    server.failure = 507;
    expect((await ask('12', 'text')).status).toBe(403);
    expect(warnings()).toEqual([expect.stringContaining('answers 507 Insufficient Storage to uploads')]);
  });

  it.each([
    ['http://127.0.0.1:1', /at 127\.0\.0\.1:1 is not reached \(.+\)/],
    ['cache', /at no address is not reached/],
    ['http://user:word@127.0.0.1:1/secret', /at 127\.0\.0\.1:1 is not reached/],
  ])(
    'gives nothing where there is no server at %s, and does not show what may be confidential',
    async (url, told) => {
      const { ask, warnings } = await open(KEY, url);
      expect((await ask('12')).status).toBe(404);
      expect((await ask('12', 'text')).status).toBe(403);
      expect(warnings()).toEqual([expect.stringMatching(told)]);
      expect(warnings().join()).not.toMatch(/word|secret/);
    },
  );

  it('answers nobody who does not know its path', async () => {
    const { ask, gateway } = await open();
    await ask('12', 'text');
    const { origin } = new URL(gateway.url);
    expect((await fetch(`${origin}/v1/cache/12`)).status).toBe(404);
    expect((await fetch(`${gateway.url}/v1/cache/../12`)).status).toBe(404);
  });
});
