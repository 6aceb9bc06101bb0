import { availableParallelism, cpus, release, type } from 'node:os';

/** What the bench ran on. */
export interface Machine {
  readonly cores: number;
  readonly processor: string;
  readonly system: string;
  readonly node: string;
  readonly lodash: string;
}

/** Describes the machine of this process. */
export function describeMachine(): Machine {
  return {
    cores: availableParallelism(),
    processor: cpus()[0]?.model.trim() ?? 'unknown',
    system: `${type()} ${release()}`,
    node: process.version,
    lodash: (require('lodash/package.json') as { version: string }).version,
  };
}
