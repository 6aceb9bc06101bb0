import type { Terminal } from './terminal';

/** What the command line says beside the command. */
export interface CommandOptions {
  /** The words after the command. */
  readonly words: readonly string[];
  readonly dryRun: boolean;
  /** Whether to answer in JSON, for machines. */
  readonly json: boolean;
  /** The addon to speak of alone. */
  readonly addon?: string;
  /** The cluster to speak of alone. */
  readonly cluster?: string;
  /** The file of a request. */
  readonly request?: string;
}

/** Runs a command. @returns the exit code */
export type Command = (options: CommandOptions, terminal: Terminal) => number;
