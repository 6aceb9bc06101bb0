import { layer as anyLayer } from '@strata/compose';
import type { Fields, LayerDefinition } from '@strata/compose';
import type { Cluster, Facts } from '@strata/model';
import type { Machine } from './machine-schema';

/** What late-bound fields of machine layers see beside `self`, `super` and `$`. */
export interface MachineInputs {
  readonly facts: Facts;
  /** The cluster of the machine; its control-plane addresses follow from the machines and are empty here. */
  readonly cluster: Cluster;
  /** The name of the machine. */
  readonly node: string;
}

/** A layer of machines, written in TypeScript. */
export const layer = (fields: Fields<Machine, Machine, MachineInputs>): LayerDefinition<Machine> =>
  anyLayer<Machine, MachineInputs>(fields);

/** What a machine is where no layer under talos/ says otherwise. */
export const MACHINE_DEFAULTS = layer({
  architecture: 'amd64',
  address: 'dhcp',
  labels: {},
  annotations: {},
  taints: {},
  schematic: { extensions: [], kernelArgs: [] },
  factory: 'factory.talos.dev',
  certSANs: [],
  cni: 'flannel',
  kubeProxy: ({ $ }) => $.cni !== 'cilium',
  kubePrismPort: 7445,
  dnsDomain: 'cluster.local',
  workloadsOnControlPlane: false,
  etcd: { advertisedSubnets: ({ cluster }) => [cluster.network.nodes], extraArgs: {} },
  metrics: true,
  timeServers: [],
  nameservers: ({ cluster }) => [...(cluster.network.nameservers ?? [])],
  kernelModules: [],
  sysctls: {},
  registryMirrors: {},
  extraManifests: [],
  secrets: {
    vault: ({ facts }) => facts.secretStore.vault,
    item: ({ cluster }) => `talos-${cluster.name}`,
  },
});

export default MACHINE_DEFAULTS;
