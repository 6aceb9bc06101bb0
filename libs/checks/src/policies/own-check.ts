import type { PolicyFinding, PolicySubject } from './policy';

/** What a check of a workspace may say of a place: see {@link PolicyFinding}, whose remedy is that of the check. */
export type OwnFinding = Pick<PolicyFinding, 'path' | 'message'>;

/** A check that a workspace adds to those of Strata. */
export interface OwnCheck {
  /** Two to ten capital letters, not STR, and three digits, such as `LAB001`; unique in the workspace. */
  readonly code: string;
  readonly title: string;
  /** What goes wrong where an object does not meet it. */
  readonly why: string;
  readonly remedy: string;
  /** Default `error`. */
  readonly severity?: 'error' | 'warning';
  /** Gives the places that do not meet it. Pure: the same subject gives the same findings. */
  readonly check: (subject: PolicySubject) => readonly OwnFinding[];
}

/** Declares a check of the workspace, with the types of what it gets and gives. */
export const defineCheck = (check: OwnCheck): OwnCheck => check;
