import type { Layer } from '@strata/compose';
import type * as Explain from '@strata/explain';
import type { RenderTarget } from '@strata/explain';
import type { ClusterTarget } from '@strata/render';
import { platformOutputs } from './platform-outputs';
import type { PlatformSources } from './platform-outputs';
import type { SourcedRequest } from './read-requests';

/**
 * What belongs to no single addon, as a render target. Its sources are the facts and definitions of every cluster,
 * and the platform requests.
 */
export function platformTarget(
  definitions: Pick<PlatformSources, 'addons' | 'promises' | 'requested'>,
  targets: readonly ClusterTarget[],
  requests: readonly SourcedRequest[],
  layerOf: (file: string) => Layer | undefined,
): RenderTarget {
  const { clusterSources, requestSources } = require('@strata/explain') as typeof Explain;
  const ofClusters = targets.map((target) => clusterSources(target, layerOf, `${target.cluster.name} `));
  const ofRequests = requests.map((request) => requestSources(request, layerOf));
  return {
    name: 'platform',
    layers: [],
    sources: [...ofClusters, ...ofRequests].flatMap(({ sources }) => sources),
    bind: (data) => ({
      clusters: ofClusters.map(({ bind }) => bind(data)),
      requests: ofRequests.map(({ bind }) => bind(data)),
    }),
    code: { file: 'libs/platform/src/bootstrap.ts', line: 1, column: 1 },
    outputs: (_config, inputs) =>
      platformOutputs({ ...definitions, ...(inputs as Pick<PlatformSources, 'clusters' | 'requests'>) }),
  };
}
