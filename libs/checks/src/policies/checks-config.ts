import type { CheckCode } from './check-code';
import type { OwnCheck } from './own-check';

/** What a violation does: stop the run, be shown, or nothing. */
export type CheckSeverity = 'error' | 'warning' | 'off';

/** A place where a check does not apply, and why. */
export interface CheckException {
  /** The code of a check, or of one of the workspace's own checks. */
  readonly code: CheckCode | (string & Record<never, never>);
  /**
   * `Kind namespace/name`, or `Kind name` for an object without a namespace. A star stands for any text in the kind, the
   * namespace or the name; `Kind *` is every object of the kind.
   */
  readonly object: string;
  /** Names of the clusters; all where it is absent. */
  readonly clusters?: readonly string[];
  /** The addon that renders the object; whoever does where it is absent. */
  readonly addon?: string;
  /** Why the object may do this. */
  readonly reason: string;
  /** The last day on which it applies, `YYYY-MM-DD`. */
  readonly expires?: string;
}

/** Which checks count in a workspace: what `environments/checks.ts` exports. */
export interface ChecksConfig {
  /** By code; an error where it is absent. */
  readonly severity?: Readonly<Partial<Record<CheckCode, CheckSeverity>>>;
  readonly exceptions?: readonly CheckException[];
  /** Checks of the workspace. */
  readonly checks?: readonly OwnCheck[];
}
