import type { Terminal } from './terminal';

/** What the command line says beside the command. */
export interface CommandOptions {
  /** The words after the command. */
  readonly words: readonly string[];
  readonly dryRun: boolean;
  /** Whether a kind that nothing knows is an error. */
  readonly strict: boolean;
  /** Whether to answer in JSON, for machines. */
  readonly json: boolean;
  /** The format of the report of issues, as it was written. */
  readonly format?: string;
  /** The addon to speak of alone. */
  readonly addon?: string;
  /** The cluster to speak of alone. */
  readonly cluster?: string;
  /** The file of a request. */
  readonly request?: string;
  /** The MAC address of a machine that boots. */
  readonly mac?: string;
  /** A bundle of `talosctl gen secrets`. */
  readonly secrets?: string;
  /** The release of what is imported, such as `v1.20.2`. */
  readonly release?: string;
  /** The directory to write to. */
  readonly output?: string;
  /** How many shards to split into, as it was written. */
  readonly of?: string;
  /** The commit before a change. */
  readonly base?: string;
  /** The last commit of a change. */
  readonly head?: string;
  /** Whether every project is meant and not only what a change affects. */
  readonly all: boolean;
  /** Whether files are named after MAC addresses. */
  readonly byMac: boolean;
}

/** Runs a command. @returns the exit code, later where it asks somebody else */
export type Command = (options: CommandOptions, terminal: Terminal) => number | Promise<number>;
