import type { Path } from '@strata/compose';
import type { Manifest } from '@strata/kubernetes';
import type { Cluster, Facts } from '@strata/model';
import type { CheckCode } from './check-code';

/** One object with the place where it will be. */
export interface PolicySubject {
  readonly object: Manifest;
  /** The addon that renders it; absent for what another project renders. */
  readonly addon?: string;
  readonly cluster: Cluster;
  /** The facts of that cluster. */
  readonly facts: Facts;
}

/** One place in an object that a policy does not want as it is. */
export interface PolicyFinding {
  /** Where in the object; for something missing the place where it belongs. */
  readonly path: Path;
  /** What is wrong with the value there, such as `must be at least 0`; it never repeats a confidential value. */
  readonly message: string;
  /** How to mend it, where the remedy of the policy is too general. */
  readonly remedy?: string;
}

/** One rule of the platform. Pure: the same subject gives the same findings. */
export interface Policy {
  readonly code: CheckCode;
  readonly check: (subject: PolicySubject) => readonly PolicyFinding[];
}
