import { suggest } from '@strata/model';
import type { Command } from './command';
import { UsageError } from './exit-code';

/** Loads each command when it is called: the others cost nothing then. */
const COMMANDS: Readonly<Record<string, () => Command>> = {
  render: () => (require('./render-command') as typeof import('./render-command')).renderCommand,
  check: () => (require('./render-command') as typeof import('./render-command')).checkCommand,
  checks: () => (require('./checks-command') as typeof import('./checks-command')).checksCommand,
  explain: () => (require('./explain-command') as typeof import('./explain-command')).explainCommand,
  placement: () => (require('./placement-command') as typeof import('./placement-command')).placementCommand,
  promise: () => (require('./promise-command') as typeof import('./promise-command')).promiseCommand,
  talos: () => (require('./talos-command') as typeof import('./talos-command')).talosCommand,
  boot: () => (require('./boot-command') as typeof import('./boot-command')).bootCommand,
  network: () => (require('./network-command') as typeof import('./network-command')).networkCommand,
  schema: () => (require('./schema-command') as typeof import('./schema-command')).schemaCommand,
  shards: () => (require('./shards-command') as typeof import('./shards-command')).shardsCommand,
  watch: () => (require('./watch-command') as typeof import('./watch-command')).watchCommand,
  affects: () => (require('./affects-command') as typeof import('./affects-command')).affectsCommand,
};

/** The command of a name. @throws UsageError for an unknown one */
export function findCommand(name: string): Command {
  const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (load === undefined) {
    throw new UsageError(`There is no command "${name}". ${suggest(name, Object.keys(COMMANDS))}`);
  }
  return load();
}
