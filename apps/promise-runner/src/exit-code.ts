/** What the exit code of a pipeline's container says. */
export const EXIT = {
  done: 0,
  /** The request asks for something that the Promise does not give. */
  refused: 1,
  /** Kratix, the Promise or its pipeline does not keep the contract; no request can mend that. */
  violated: 2,
  /** An error of ours; only this one prints a stack. */
  bug: 70,
} as const;
