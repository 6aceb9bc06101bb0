import type { Addon } from '@strata/addon';
import type { Layer } from '@strata/compose';
import type * as Explain from '@strata/explain';
import type { RenderTarget, Source } from '@strata/explain';
import type { ClusterTarget } from '@strata/render';
import { platformOutputs } from './platform-outputs';
import type { PlatformSources } from './platform-outputs';
import type { SourcedRequest } from './read-requests';

/**
 * What belongs to no single addon, as a render target. Its sources are the facts and definitions of every cluster,
 * and the platform requests.
 */
export function platformTarget(
  addons: readonly Addon[],
  targets: readonly ClusterTarget[],
  requests: readonly SourcedRequest[],
  layerOf: (file: string) => Layer | undefined,
): RenderTarget {
  const { clusterSources } = require('@strata/explain') as typeof Explain;
  const clusters = targets.map((target) => clusterSources(target, layerOf, `${target.cluster.name} `));
  const requestSources: Source[] = requests.map(({ environment, name, data, layer }) => ({
    key: `${environment}/${name}`,
    name: 'request',
    layers: [layer],
    data,
    file: layer.origin.file,
  }));
  return {
    name: 'platform',
    layers: [],
    sources: [...clusters.flatMap(({ sources }) => sources), ...requestSources],
    bind: (data) => ({
      clusters: clusters.map(({ bind }) => bind(data)),
      requests: requests.map(({ environment, name }) => ({
        environment,
        name,
        data: data[`${environment}/${name}`],
      })),
    }),
    code: { file: 'libs/platform/src/bootstrap.ts', line: 1, column: 1 },
    outputs: (_config, inputs) => platformOutputs({ addons, ...(inputs as Omit<PlatformSources, 'addons'>) }),
  };
}
