/** Numbers that look random and are the same for the same seed. */
export interface Random {
  /** A whole number between two others, both included. */
  readonly integer: (low: number, high: number) => number;
  readonly boolean: () => boolean;
}

/**
 * Makes a generator from a seed: a 32-bit xorshift.
 *
 * @see Marsaglia, "Xorshift RNGs", Journal of Statistical Software 8 (14), 2003
 */
export function seededRandom(seed: number): Random {
  // A xorshift never leaves zero.
  let state = seed | 0 || 1;
  const next = (): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
  return {
    integer: (low, high) => low + Math.floor(next() * (high - low + 1)),
    boolean: () => next() < 0.5,
  };
}
