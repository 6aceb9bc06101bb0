import { formatPath } from '@strata/compose';
import type { Path } from '@strata/compose';

/** A part of a patch that does not fit what it changes, and where in the patch it stands. */
export class MisfitError extends Error {
  constructor(
    readonly reason: string,
    readonly path: Path = [],
  ) {
    super(path.length === 0 ? reason : `${formatPath(path)}: ${reason}`);
  }
}

/** Runs a step of a patch; what it throws names the place. @throws MisfitError */
export function atStep<V>(step: string | number, run: () => V): V {
  try {
    return run();
  } catch (error) {
    if (error instanceof MisfitError) throw new MisfitError(error.reason, [step, ...error.path]);
    if (error instanceof Error) throw new MisfitError(error.message, [step]);
    throw error;
  }
}
