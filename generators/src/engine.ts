import { join } from 'node:path';
import { workspaceRoot } from '@nx/devkit';

/** The engine's entry, typed; loaded late because most Nx commands do not need it. */
type Engine = typeof import('@strata/workspace');

/**
 * Loads the engine from its TypeScript sources. Nx removes its own TypeScript hook once an executor is loaded, and
 * addons are loaded later than that, so the engine brings its own.
 */
export function loadEngine(): Engine {
  (require(join(workspaceRoot, 'libs/workspace/register.js')) as { register(): void }).register();
  return require('@strata/workspace') as Engine;
}
