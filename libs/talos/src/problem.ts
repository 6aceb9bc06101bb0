import type { Path } from '@strata/compose';

/** One thing that is wrong with a machine config, or that will be with a later release. */
export interface MachineConfigProblem {
  /** A warning is accepted by the pinned release. */
  readonly severity: 'error' | 'warning';
  /** `documentId` of the document. */
  readonly document: string;
  /** Where in the document. */
  readonly path: Path;
  /** What is wrong, without the path; never repeats a value that may be confidential. */
  readonly message: string;
  /** How to mend it, where that can be said. */
  readonly remedy?: string;
}
