/** What one machine does. */
export interface Shard {
  /** From 1. */
  readonly shard: number;
  /** Sorted by name; empty where there are more machines than projects. */
  readonly projects: readonly string[];
  /** The sum of what its projects cost. */
  readonly cost: number;
}

/**
 * Splits projects among shards: the most expensive first, each to the shard that has least to do. No shard then costs
 * more than the average and the most expensive project together. Equal costs go by name and equal shards by number, so
 * that the same costs give the same shards, in whatever order they come.
 *
 * @param costs what each project costs; whole numbers, whose sum depends on no order
 */
export function splitShards(costs: ReadonlyMap<string, number>, count: number): Shard[] {
  const shards = Array.from({ length: count }, () => ({ projects: [] as string[], cost: 0 }));
  for (const [project, cost] of [...costs].sort(byCost)) {
    const least = shards.reduce((found, shard) => (shard.cost < found.cost ? shard : found));
    least.projects.push(project);
    least.cost += cost;
  }
  return shards.map(({ projects, cost }, index) => ({ shard: index + 1, projects: projects.sort(), cost }));
}

const byCost = ([a, costOfA]: [string, number], [b, costOfB]: [string, number]): number =>
  costOfB - costOfA || (a < b ? -1 : 1);
