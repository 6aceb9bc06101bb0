import { JSON_HEADERS, MACHINE_SCHEMA_PATH } from '@strata/model';
import type { Cluster } from '@strata/model';
import {
  applyPatches,
  ciliumValues,
  contractOf,
  MACHINE_DEFAULTS,
  MACHINE_SCHEMA,
  machineConfig,
  schematicData,
  schematicId,
} from '@strata/talos';
import type { Machine, PatchProblem, TalosDocument } from '@strata/talos';
import { TALOS_DIRECTORY } from '../lay-out';
import type { Output } from '../outputs';
import { overlaySchema } from '../overlay-schema';

/** What one machine config is made from. */
export interface MachineParts {
  readonly node: string;
  readonly machine: Machine;
  /** With the addresses of its control plane. */
  readonly cluster: Cluster;
  /** Documents of each file of patches, in order. */
  readonly patches: readonly (readonly TalosDocument[])[];
}

/** The file of a machine config. */
export const machineFile = (cluster: string, node: string): string =>
  `${TALOS_DIRECTORY}/${cluster}/${node}.yaml`;

/**
 * The URL of the Kubernetes API that machines of a cluster are given: their own word, the address that the control
 * planes share, or that of the only one. Undefined where nothing says it.
 */
export function endpointOf({ endpoint }: Machine, { network }: Cluster): string | undefined {
  const [only, ...others] = network.controlPlane;
  const host = network.vip ?? (others.length === 0 ? only : undefined);
  return (
    endpoint ?? (host === undefined ? undefined : `https://${host.includes(':') ? `[${host}]` : host}:6443`)
  );
}

/** The documents of a machine config with its patches, or what is wrong with a patch. */
export function patchedConfig({
  node,
  machine,
  cluster,
  patches,
}: MachineParts): { readonly documents: TalosDocument[] } | { readonly problems: readonly PatchProblem[] } {
  const endpoint = endpointOf(machine, cluster);
  const contract = contractOf(machine.talos);
  if (endpoint === undefined || contract === undefined) throw new Error(`${node} is not complete`);
  return applyPatches(contract, machineConfig({ node, machine, cluster, endpoint }), patches);
}

/** The machine config of a node as a file. @throws Error where a patch cannot be applied */
export function machineOutput(parts: MachineParts): Output {
  const patched = patchedConfig(parts);
  if ('problems' in patched) throw new Error(patched.problems.map(({ message }) => message).join('; '));
  const { name, environment } = parts.cluster;
  return {
    path: machineFile(name, parts.node),
    data: patched.documents,
    isStream: true,
    sources: [`talos/{base,${environment},${environment}/${name},${environment}/${name}/${parts.node}}`],
  };
}

/** What belongs to a cluster as a whole: its schematics for the Image Factory, and values for Cilium. */
export function machineClusterOutputs(machines: readonly MachineParts[]): Output[] {
  const [first] = machines;
  if (first === undefined) return [];
  const { name, environment } = first.cluster;
  const sources = [`talos/{base,${environment},${environment}/${name}}`];
  const directory = `${TALOS_DIRECTORY}/${name}`;
  const schematics = new Map(
    machines.map(({ machine }) => [schematicId(machine.schematic), machine.schematic] as const),
  );
  const cilium = machines.find(({ machine }) => machine.cni === 'cilium');
  return [
    ...[...schematics].sort(byId).map(([id, schematic]) => ({
      path: `${directory}/schematics/${id}.yaml`,
      data: schematicData(schematic),
      sources,
    })),
    ...(cilium === undefined
      ? []
      : [{ path: `${directory}/cilium/values.yaml`, data: ciliumValues(cilium), sources }]),
  ];
}

const byId = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => (a < b ? -1 : 1);

/** The JSON Schema of the layers of machines, for editors. */
export const machineSchemaOutput = (): Output => ({
  path: MACHINE_SCHEMA_PATH,
  data: overlaySchema({
    name: 'machine',
    description: 'A machine',
    schema: MACHINE_SCHEMA,
    defaults: MACHINE_DEFAULTS,
  }),
  sources: ['libs/talos'],
  jsonHeader: JSON_HEADERS.schema,
});
