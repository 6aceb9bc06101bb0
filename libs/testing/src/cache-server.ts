import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Tokens that the server knows, by what they may do. */
const TOKENS = { write: 'token-that-writes', read: 'token-that-reads' } as const;

/**
 * A remote cache as Nx's contract has it, on this machine alone and in memory.
 *
 * @see https://nx.dev/docs/kb/self-hosted-caching
 */
export class CacheServer {
  readonly tokens = TOKENS;
  /** What is stored, by hash; tests may put other bytes there. */
  readonly results = new Map<string, Buffer>();
  /** `<method> <status>` of every request, in the order of the answers. */
  readonly answers: string[] = [];
  /** The status of every answer, whatever is asked; undefined for a sound server. */
  failure: number | undefined;
  /** What an upload is answered with: the contract says 200, its older editions 202. */
  stored: 200 | 202 = 200;

  private constructor(private readonly server: Server) {}

  static async open(): Promise<CacheServer> {
    const server = createServer();
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const cache = new CacheServer(server);
    server.on('request', (request, response) => void cache.answer(request, response));
    return cache;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  close(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((done) => this.server.close(() => done()));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { status, body, type = 'text/plain' } = this.decide(request, Buffer.concat(chunks));
    this.answers.push(`${request.method} ${status}`);
    response.writeHead(status, { 'content-type': type }).end(body);
  }

  private decide(request: IncomingMessage, sent: Buffer): { status: number; body?: unknown; type?: string } {
    if (this.failure !== undefined) return { status: this.failure, body: 'No.' };
    const { authorization, 'content-length': length, 'content-type': type } = request.headers;
    const mayWrite = authorization === `Bearer ${TOKENS.write}`;
    if (!mayWrite && authorization !== `Bearer ${TOKENS.read}`)
      return { status: 401, body: 'Unknown token.' };
    const [, hash] = /^\/v1\/cache\/(\w+)$/.exec(request.url ?? '') ?? [];
    if (hash === undefined) return { status: 404 };
    const found = this.results.get(hash);
    if (request.method === 'GET') {
      return found === undefined
        ? { status: 404 }
        : { status: 200, body: found, type: 'application/octet-stream' };
    }
    if (!mayWrite) return { status: 403, body: 'This token only reads.' };
    if (found !== undefined) return { status: 409 };
    if (type !== 'application/octet-stream' || length !== String(sent.length)) return { status: 400 };
    this.results.set(hash, sent);
    return { status: this.stored };
  }
}
