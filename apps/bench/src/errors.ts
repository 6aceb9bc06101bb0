/** Something that keeps the bench from running, in words for its user. */
export class BenchError extends Error {}

/** A command line that the bench does not understand. */
export class UsageError extends Error {}

/** A process that took longer than it may. */
export class LimitError extends BenchError {}
