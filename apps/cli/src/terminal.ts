/** Where a command reads its workspace from and writes to. */
export interface Terminal {
  /** The directory that the command was called in. */
  readonly directory: string;
  readonly stdout: Output;
  readonly stderr: Output;
  /** The stack of an error with the places of the sources, where the running code is another. */
  readonly readableStack?: (stack: string) => string;
}

/** The part of a stream that commands use. */
export interface Output {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/** Whether to colour what is written to a stream; `NO_COLOR` and `FORCE_COLOR` decide over the terminal. */
export function usesColor({ isTTY }: Output): boolean {
  if (process.env['NO_COLOR'] !== undefined) return false;
  const forced = process.env['FORCE_COLOR'];
  return forced === undefined ? isTTY === true : forced !== '0';
}

/** Shows what is being done on one line of a terminal, and nothing elsewhere. */
export function showProgress(output: Output, text: string): void {
  if (output.isTTY === true) output.write(`\r\u001b[2K${text}`);
}
