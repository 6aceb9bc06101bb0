import { join } from 'node:path';

/** The absolute path of a file of the engine, which may be another repository than the workspace's. */
export function engineFile(path: string): string {
  const { ENGINE } = require('../register.js') as { ENGINE: string };
  return join(ENGINE, path);
}

/** Names the code that runs, where that is known: it is another name after every change of the engine. */
export function engineVersion(): string | undefined {
  const { version } = require('../register.js') as { version: () => string | undefined };
  return version();
}
