import { sealResult, unsealResult } from './seal';

/** More than any sound server needs, and short of what looks like a run that hangs. */
const TIMEOUT_MS = 60_000;

/** Whose cache, and what it is asked with. */
export interface RemoteCacheOptions {
  /** The address, as Nx has it: what is asked is `<server>/v1/cache/<hash>`. */
  readonly server: string;
  /** The key of seals; empty where there is none. */
  readonly key: string;
}

/**
 * Nx's self-hosted remote cache, asked so that nothing that it does stops a run: where it is not reached, refuses, or
 * holds what was not sealed by somebody with the key, there is no result, and the task runs.
 *
 * @see https://nx.dev/docs/kb/self-hosted-caching
 */
export class RemoteCache {
  /** Why it is not asked any more: one that is down is waited for once, and not for every task. */
  private failure: string | undefined;
  /** Hashes of the results that were refused. */
  private readonly refused = new Set<string>();

  constructor(private readonly options: RemoteCacheOptions) {}

  /** The result of a hash. @param authorization what Nx sends with its request */
  async fetch(hash: string, authorization: string | undefined): Promise<Buffer | undefined> {
    const response = await this.ask(hash, { headers: toHeaders(authorization) });
    if (response === undefined || response.status === 404) return undefined;
    if (response.status !== 200) return this.fail(`answers ${response.status} ${response.statusText}`);
    const result = unsealResult(response.body, hash, this.options.key);
    if (result === undefined) this.refused.add(hash);
    return result;
  }

  /** Uploads a result. @returns the status for Nx: stored, there already, or not to be stored */
  async store(hash: string, result: Buffer, authorization: string | undefined): Promise<200 | 403 | 409> {
    const response = await this.ask(hash, {
      method: 'PUT',
      headers: { ...toHeaders(authorization), 'content-type': 'application/octet-stream' },
      body: sealResult(result, hash, this.options.key),
    });
    if (response === undefined) return 403;
    const { status, statusText } = response;
    // Older editions of the contract answer 202.
    if (status >= 200 && status < 300) return 200;
    if (status === 409 || status === 403) return status;
    this.fail(`answers ${status} ${statusText} to uploads`);
    return 403;
  }

  /** What somebody should know after a run, a sentence or two each. */
  get warnings(): string[] {
    const refused = [...this.refused].sort();
    return [
      ...(this.failure === undefined
        ? []
        : [`The remote cache ${this.failure}. What it would have given was made here instead.`]),
      ...(refused.length === 0
        ? []
        : [
            `The remote cache holds results that were damaged, forged, or sealed with another key; they were made here ` +
              `instead. Remove them from the server, which keeps no newer ones beside them: ${refused.join(', ')}`,
          ]),
    ];
  }

  private fail(reason: string): undefined {
    this.failure ??= `at ${describeServer(this.options.server)} ${reason}`;
    return undefined;
  }

  private async ask(hash: string, request: RequestInit) {
    if (this.failure !== undefined) return undefined;
    const url = `${this.options.server.replace(/\/+$/, '')}/v1/cache/${hash}`;
    try {
      const response = await fetch(url, { ...request, signal: AbortSignal.timeout(TIMEOUT_MS) });
      const { status, statusText } = response;
      return { status, statusText, body: Buffer.from(await response.arrayBuffer()) };
    } catch (error) {
      return this.fail(`is not reached (${describeFailure(error as Error)})`);
    }
  }
}

const toHeaders = (authorization: string | undefined): Record<string, string> =>
  authorization === undefined ? {} : { authorization };

/** Without what stands before the host or behind it: it may be confidential. */
const describeServer = (server: string): string =>
  URL.canParse(server) ? new URL(server).host : 'no address';

/** `fetch` says why only in the cause; without one its message holds the whole address. */
function describeFailure({ name, cause }: Error): string {
  if (name === 'TimeoutError') return `no answer in ${TIMEOUT_MS / 1000} seconds`;
  return (cause as { code?: string } | undefined)?.code ?? 'its address cannot be asked';
}
