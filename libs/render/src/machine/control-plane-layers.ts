import { append, withOrigin } from '@strata/compose';
import type { Layer } from '@strata/compose';
import { DHCP } from '@strata/talos';
import type { MachineTarget } from './configure-machine';

/** What the machines of a cluster add to its definition: the addresses of its control plane, each where it is given. */
export function controlPlaneLayers(machines: readonly MachineTarget[]): Layer[] {
  return machines
    .filter(({ machine }) => machine.role === 'controlplane' && machine.address !== DHCP)
    .map(({ node, machine, locate }) => {
      const { file = `talos/${node}`, line = 1, column = 1 } = locate(['address']) ?? {};
      const fields = { network: { controlPlane: append(machine.address) } };
      return withOrigin({ fields, assertions: [] }, { name: file, file, locate: () => ({ line, column }) });
    });
}
