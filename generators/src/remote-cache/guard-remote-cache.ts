import type { PostTasksExecution, PreTasksExecution } from '@nx/devkit';
import { openGateway } from './gateway';
import type { Gateway } from './gateway';
import { RemoteCache } from './remote-cache';

/** Where Nx finds its remote cache. */
const SERVER = 'NX_SELF_HOSTED_REMOTE_CACHE_SERVER';

/** The key of seals. */
const KEY = 'STRATA_CACHE_KEY';

const guarded = new Map<string, { server: string; cache: RemoteCache; gateway: Gateway }>();

/** Puts a gateway between Nx and its remote cache, where there is one, for this run. */
export const guardRemoteCache: PreTasksExecution = async (_options, { id }) => {
  const server = process.env[SERVER];
  if (server === undefined || server === '') return;
  const cache = new RemoteCache({ server, key: process.env[KEY] ?? '' });
  const gateway = await openGateway(cache).catch(() => undefined);
  if (gateway === undefined) {
    process.stderr.write(
      '\nWarning: no port of this machine is free for the remote cache; it is not used.\n',
    );
    process.env[SERVER] = '';
    return;
  }
  guarded.set(id, { server, cache, gateway });
  process.env[SERVER] = gateway.url;
  // Nx takes a proxy from the environment, which would look for the gateway on its own machine.
  const { NO_PROXY = process.env['no_proxy'] } = process.env;
  process.env['NO_PROXY'] = [...(NO_PROXY === undefined ? [] : [NO_PROXY]), '127.0.0.1'].join(',');
};

/** Closes the gateway and tells what the remote cache did wrong. */
export const reportRemoteCache: PostTasksExecution = (_options, { id }) => {
  const run = guarded.get(id);
  if (run === undefined) return;
  guarded.delete(id);
  run.gateway.close();
  // A daemon of Nx keeps its environment for the next run.
  process.env[SERVER] = run.server;
  for (const warning of run.cache.warnings) process.stderr.write(`\nWarning: ${warning}\n`);
};
