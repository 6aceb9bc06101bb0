import type { Location } from '@strata/model';
import type { Claim, InstanceApplications, OutputFile } from '@strata/render';

/** What one project renders, as far as others have to do with it. */
export interface RenderedProject {
  /** The addon, or the name of the project. */
  readonly owner: string;
  /** Where its definition stands. */
  readonly definition: Location;
  readonly files: readonly OutputFile[];
  readonly claims: readonly Claim[];
  readonly applications: readonly InstanceApplications[];
}
