import { machineFile } from '@strata/render';
import type { ClusterTarget, OutputFile } from '@strata/render';

/** A rendered machine config with the names that it can be served under. */
export interface MachineConfigFile {
  readonly cluster: string;
  readonly node: string;
  readonly macs: readonly string[];
  readonly text: string;
}

/** The machine configs among rendered files. */
export const machineConfigs = (
  targets: readonly ClusterTarget[],
  files: readonly OutputFile[],
): MachineConfigFile[] =>
  targets.flatMap(({ cluster, machines = [] }) =>
    machines.flatMap(({ node, machine }) => {
      const file = files.find(({ path }) => path === machineFile(cluster.name, node));
      return file === undefined ? [] : [{ cluster: cluster.name, node, macs: machine.macs, text: file.text }];
    }),
  );
