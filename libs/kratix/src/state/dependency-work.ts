import { serialiseYaml } from '@strata/kubernetes';
import type { PlatformContext } from '../platform-context';
import type { PromiseDefinition } from '../promise-definition';
import type { Work } from './lay-out-state';
import type { Labels } from './workload-groups';

/** What every Promise selects its Destination by: the cluster that runs Kratix. */
export const promiseSelectorsOf = ({ cluster }: PlatformContext): readonly Labels[] => [
  { environment: cluster.environment, cluster: cluster.name },
];

/**
 * The work that Kratix makes of the dependencies of a Promise; undefined where it has none. Kratix writes the same
 * data in a style of its own.
 *
 * @see https://github.com/syntasso/kratix/blob/v0.125.0/api/v1alpha1/work_types.go NewPromiseDependenciesWork
 */
export function dependencyWork(
  { name, dependencies }: PromiseDefinition,
  platform: PlatformContext,
): Work | undefined {
  const manifests = dependencies?.(platform) ?? [];
  if (manifests.length === 0) return undefined;
  const path = `static/${name}-dependencies.yaml`;
  const text = manifests.map((manifest) => serialiseYaml(manifest)).join('---\n');
  return {
    promise: name,
    files: [{ path, manifests, text }],
    destinationSelectors: [],
    promiseSelectors: promiseSelectorsOf(platform),
  };
}
