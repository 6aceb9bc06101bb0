import type { Issue } from '@strata/model';

/** What a run has to tell machines. */
export interface IssueReport {
  readonly issues: readonly Issue[];
  /** The names of the projects that were checked. */
  readonly projects: readonly string[];
  /** The version of Strata. */
  readonly version: string;
}
