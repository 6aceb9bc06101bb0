import type { FleetCluster } from '../fleet/fleet';

/** An addon on a cluster: what one configuration is composed for. */
export interface Pair {
  readonly addon: string;
  readonly cluster: FleetCluster;
}

/** Every addon on every cluster. */
export function pairsOf(fleet: {
  readonly addons: readonly string[];
  readonly clusters: readonly FleetCluster[];
}): Pair[] {
  return fleet.addons.flatMap((addon) => fleet.clusters.map((cluster) => ({ addon, cluster })));
}

/** The name of the file with the configuration of a pair, as every contender writes it. */
export function answerFile({ addon, cluster }: Pair): string {
  return `${addon}@${cluster.name}.json`;
}
