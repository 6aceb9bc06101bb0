/** How a command ends. */
export const EXIT = {
  ok: 0,
  /** The sources, or rendered/, have issues. */
  issues: 1,
  /** The command line is wrong. */
  usage: 2,
  /** Strata itself failed. */
  bug: 70,
} as const;

/** A command line that cannot be understood; the message says why. */
export class UsageError extends Error {}
