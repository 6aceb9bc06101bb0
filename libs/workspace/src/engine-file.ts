import { join } from 'node:path';

/** The absolute path of a file of the engine, which may be another repository than the workspace's. */
export function engineFile(path: string): string {
  const { ENGINE } = require('../register.js') as { ENGINE: string };
  return join(ENGINE, path);
}
