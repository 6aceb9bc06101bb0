import type { Path } from '@strata/compose';

/** One thing that is wrong with the configuration of the checks. */
export interface ConfigProblem {
  /** STR672 for an exception without use, STR673 for one that has expired, STR674 for what is not understood. */
  readonly code: 'STR672' | 'STR673' | 'STR674';
  /** Where in the configuration, such as `['exceptions', 2, 'expires']`; for something missing what lacks it. */
  readonly path: Path;
  /** What is wrong there, such as `must be a list`. */
  readonly message: string;
  /** How to mend it, where the catalogue's remedy is too general. */
  readonly remedy?: string;
}
