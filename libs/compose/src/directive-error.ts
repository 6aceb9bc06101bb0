import type { Path } from './path';

/** A directive in plain data that cannot be understood; `path` says where it stands. */
export class DirectiveError extends Error {
  constructor(
    readonly path: Path,
    message: string,
  ) {
    super(message);
  }
}
