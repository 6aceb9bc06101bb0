import { isPlacedOn } from '@strata/addon';
import type { Addon } from '@strata/addon';
import type { Layer } from '@strata/compose';
import { platformContextOf } from '@strata/kratix';
import type { PlatformContext } from '@strata/kratix';
import { GUEST_ROLE } from '@strata/model';
import type { Issue } from '@strata/model';
import { factsOfRole } from '@strata/render';
import type { ClusterTarget } from '@strata/render';

/**
 * What pipelines know on every cluster that runs Kratix.
 *
 * @param kratix the addon that answers requests
 * @param issues receives what is wrong with the facts of virtual clusters there
 */
export function platformContexts(
  kratix: Addon | undefined,
  targets: readonly ClusterTarget[],
  layerOf: (file: string) => Layer | undefined,
  issues: Issue[],
): PlatformContext[] {
  if (kratix === undefined) return [];
  return targets
    .filter(({ cluster }) => isPlacedOn(kratix, cluster))
    .flatMap(({ cluster, facts }) => {
      const guestFacts = factsOfRole(cluster.environment, GUEST_ROLE, layerOf, issues);
      return guestFacts === undefined ? [] : [platformContextOf(cluster, facts, guestFacts)];
    });
}
