/** Repeated measurements of one quantity. */
export interface Spread {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

/** Sums up measurements; undefined where one of them is missing or there are none. */
export function spreadOf(values: readonly (number | undefined)[]): Spread | undefined {
  const known = values.filter((value) => value !== undefined).sort((a, b) => a - b);
  if (known.length === 0 || known.length < values.length) return undefined;
  return { median: medianOf(known), min: known[0] as number, max: known.at(-1) as number };
}

/** The middle of numbers in ascending order; of an even count the mean of the middle two. */
function medianOf(sorted: readonly number[]): number {
  const upper = sorted[Math.floor(sorted.length / 2)] as number;
  const lower = sorted[Math.ceil(sorted.length / 2) - 1] as number;
  return (lower + upper) / 2;
}
