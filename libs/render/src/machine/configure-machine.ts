import { withOrigin } from '@strata/compose';
import type { Layer, Path } from '@strata/compose';
import type { Cluster, Facts, Issue, Location } from '@strata/model';
import { MACHINE_DEFAULTS, MACHINE_SCHEMA, machineCandidates } from '@strata/talos';
import type { Machine, MachineInputs } from '@strata/talos';
import { configure } from '../configure';
import type { MachineSource, PatchFile } from './machine-source';

/** A machine with its composed configuration: what one machine config is rendered from. */
export interface MachineTarget {
  readonly node: string;
  readonly machine: Machine;
  /** The layers that it is composed from, lowest precedence first. */
  readonly layers: readonly Layer[];
  readonly patches: readonly PatchFile[];
  /** Where the winning layer sets the value at a path of the configuration. */
  readonly locate: (path: Path) => Location | undefined;
}

/** The layers of a machine, lowest precedence first. @param layerOf the layer that a file holds, if it exists */
export const stackMachineLayers = (
  source: MachineSource,
  layerOf: (file: string) => Layer | undefined,
): Layer[] => [
  layerOf(DEFAULTS_ORIGIN.file) ?? withOrigin(MACHINE_DEFAULTS, DEFAULTS_ORIGIN),
  ...machineCandidates(source).flatMap((file) => layerOf(file) ?? []),
];

const DEFAULTS_ORIGIN = {
  name: 'libs/talos/src/machine-defaults.ts',
  file: 'libs/talos/src/machine-defaults.ts',
};

/**
 * Composes the layers of a machine.
 *
 * @param cluster the cluster as its `cluster.yaml` gives it
 * @param issues receives what is wrong with the machine
 */
export function configureMachine(
  source: MachineSource,
  { cluster, facts }: { readonly cluster: Cluster; readonly facts: Facts },
  layerOf: (file: string) => Layer | undefined,
  issues: Issue[],
): MachineTarget | undefined {
  const { node, patches } = source;
  // That its own file is missing or cannot be read has been said; what would be missing without it says nothing.
  if (
    machineCandidates(source)
      .slice(-2)
      .every((file) => layerOf(file) === undefined)
  )
    return undefined;
  const layers = stackMachineLayers(source, layerOf);
  const inputs: MachineInputs = { cluster, facts, node };
  const subject = { name: node, schema: MACHINE_SCHEMA };
  const { config: machine, issues: found, locate } = configure<Machine>(subject, layers, inputs);
  const directory = machineCandidates(source).at(-2) ?? '';
  // What is missing everywhere is missing in the file of the machine.
  issues.push(
    ...found.map((issue) => ({
      ...issue,
      location: isOwn(issue.location) ? { file: directory } : issue.location,
    })),
  );
  return machine === undefined ? undefined : { node, machine, layers, patches, locate };
}

const isOwn = (location: Location | undefined): boolean =>
  location === undefined || location.file === DEFAULTS_ORIGIN.file;
