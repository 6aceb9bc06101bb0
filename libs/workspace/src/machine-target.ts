import type { Layer } from '@strata/compose';
import type * as Explain from '@strata/explain';
import type { RenderTarget, Source } from '@strata/explain';
import { machineOutput, stackMachineLayers } from '@strata/render';
import type { ClusterTarget, MachineTarget, PatchFile } from '@strata/render';
import { MACHINE_FILES } from '@strata/talos';
import type { Machine, TalosDocument } from '@strata/talos';

/** The directory of a machine. */
export const machineDirectory = ({ cluster }: ClusterTarget, node: string): string =>
  `talos/${cluster.environment}/${cluster.name}/${node}`;

/** The config of one machine, as a render target: its layers, its cluster, and its patches. */
export function machineTarget(
  target: ClusterTarget,
  { node, patches }: Pick<MachineTarget, 'node' | 'patches'>,
  layerOf: (file: string) => Layer | undefined,
): RenderTarget {
  const { clusterSources } = require('@strata/explain') as typeof Explain;
  const { name, environment } = target.cluster;
  const ofCluster = clusterSources(target, layerOf);
  const file = `${machineDirectory(target, node)}/${MACHINE_FILES[0]}`;
  const names: Source = { key: 'node', name: 'directory', layers: [], data: { node }, file };
  return {
    name: `${name}/${node}`,
    layers: stackMachineLayers({ environment, cluster: name, node, patches }, layerOf),
    sources: [...ofCluster.sources, names, ...patches.map(patchSource)],
    bind: (data) => ({
      ...ofCluster.bind(data),
      node: (data['node'] as { node: string }).node,
      patches: patches.map((patch) => (data[patch.file] as { documents: TalosDocument[] }).documents),
    }),
    code: { file: 'libs/talos/src/config/machine-config.ts', line: 1, column: 1 },
    outputs: (machine, inputs) => [
      machineOutput({
        machine: machine as Machine,
        ...(inputs as Pick<ClusterTarget, 'cluster'> & { node: string; patches: TalosDocument[][] }),
      }),
    ],
  };
}

const patchSource = ({ file, layer, documents }: PatchFile): Source => ({
  key: file,
  name: 'patch',
  layers: [layer],
  data: { documents },
  file,
});
