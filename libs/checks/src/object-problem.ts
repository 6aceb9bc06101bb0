import type { Path } from '@strata/compose';
import type { IssueCode } from '@strata/model';

/** One thing that is wrong with an object. */
export interface ObjectProblem {
  readonly code: IssueCode;
  /** Where in the object; the nearest map or list that exists, for something missing the place where it belongs. */
  readonly path: Path;
  /** What is wrong with the value there, such as `must be a port from 1 to 65535`; it never repeats a confidential value. */
  readonly message: string;
  /** How to mend it, where the catalogue's remedy is too general. */
  readonly remedy?: string;
}
