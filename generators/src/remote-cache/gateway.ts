import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { RemoteCache } from './remote-cache';

/** What Nx asks in the place of the remote cache, for one run. */
export interface Gateway {
  /** For Nx, in the place of the server's address. */
  readonly url: string;
  close(): void;
}

const LOOPBACK = '127.0.0.1';

/**
 * Answers Nx on this machine alone, by Nx's contract, with what the remote cache has. Nx ends a run at any answer that
 * it did not expect, before anything is rendered; this one answers nothing but what Nx expects.
 */
export async function openGateway(cache: RemoteCache): Promise<Gateway> {
  // Others on this machine do not know the path.
  const prefix = `/${randomUUID()}`;
  const path = new RegExp(`^${prefix}/v1/cache/(\\w+)$`);
  const server = createServer((request, response) => {
    const [, hash] = path.exec(request.url ?? '') ?? [];
    const answer =
      hash === undefined
        ? Promise.resolve({ status: 404 })
        : answerWith(cache, request, hash).catch(() => MISS);
    void answer.then(({ status, body }: Answer) =>
      response.writeHead(status, { 'content-type': 'application/octet-stream' }).end(body),
    );
  });
  await listen(server);
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${LOOPBACK}:${port}${prefix}`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

interface Answer {
  readonly status: number;
  readonly body?: Buffer;
}

const MISS: Answer = { status: 404 };

async function answerWith(cache: RemoteCache, request: IncomingMessage, hash: string): Promise<Answer> {
  const { authorization } = request.headers;
  if (request.method === 'PUT') {
    return { status: await cache.store(hash, await readBody(request), authorization) };
  }
  const body = await cache.fetch(hash, authorization);
  return body === undefined ? MISS : { status: 200, body };
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

const listen = (server: Server): Promise<void> =>
  new Promise((done, fail) => {
    server.once('error', fail);
    server.listen(0, LOOPBACK, done);
    // A run that dies is not kept alive.
    server.unref();
  });
