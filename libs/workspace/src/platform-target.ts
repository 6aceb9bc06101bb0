import type { Addon } from '@strata/addon';
import type { Layer } from '@strata/compose';
import type { RenderTarget, Source } from '@strata/explain';
import type { Facts } from '@strata/model';
import { factLayers } from '@strata/render';
import type { ClusterTarget } from '@strata/render';
import { platformOutputs } from './platform-outputs';

/**
 * What belongs to no single addon, as a render target. Its sources are the facts of every cluster.
 */
export function platformTarget(
  addons: readonly Addon[],
  targets: readonly ClusterTarget[],
  layerOf: (file: string) => Layer | undefined,
): RenderTarget {
  const sources: Source[] = targets.map(({ cluster: { name, role, environment }, facts }) => ({
    key: name,
    name: 'facts',
    layers: factLayers({ environment, role, cluster: name }, layerOf),
    data: { ...facts },
    file: 'environments/base/environment.yaml',
  }));
  return {
    name: 'platform',
    layers: [],
    sources,
    bind: (data) => data,
    code: { file: 'libs/platform/src/bootstrap.ts', line: 1, column: 1 },
    outputs: (_config, inputs) => {
      const facts = Object.values(inputs as Record<string, Facts>);
      return platformOutputs(
        addons,
        facts.map(({ repository }) => repository.url),
      );
    },
  };
}
