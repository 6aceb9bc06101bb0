import { formatPath } from '@strata/compose';
import type { Path } from '@strata/compose';

/** Something wrong with a request or with what a pipeline gave for it. */
export interface PipelineProblem {
  /** Where it is: in the request, or in the result of the pipeline. */
  readonly path: Path;
  readonly message: string;
  /** How to mend it, where the message does not say so already. */
  readonly remedy?: string;
}

/** One line about a problem: `spec.backingStore.type: must be one of …`. */
export const describePipelineProblem = ({ path, message, remedy }: PipelineProblem): string =>
  `${formatPath(path)}: ${message}${remedy === undefined ? '' : ` (${remedy})`}`;
