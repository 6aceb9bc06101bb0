import { contractOf } from '../contract';
import type { TalosDocument } from '../document';
import { secretReferences } from '../secret-references';
import { clusterSection } from './cluster-section';
import type { ConfigScope, MachineInput } from './machine-input';
import { machineSection } from './machine-section';
import { networkDocuments, typed } from './network';

/**
 * The machine config of a node before patches, for the contract of its version of Talos: what `talosctl gen config`
 * would write, with references where that writes secrets, and what the inventory knows of the machine.
 *
 * @throws Error for a version of Talos that Strata does not write configs for
 */
export function machineConfig(input: MachineInput): TalosDocument[] {
  const { machine } = input;
  const contract = contractOf(machine.talos);
  if (contract === undefined) throw new Error(`Talos ${machine.talos} is not supported`);
  const scope: ConfigScope = {
    ...input,
    contract,
    isControlPlane: machine.role === 'controlplane',
    secret: secretReferences(machine.secrets),
  };
  return [
    {
      version: 'v1alpha1',
      debug: false,
      machine: machineSection(scope),
      cluster: clusterSection(scope),
    },
    ...networkDocuments(scope),
    ...(machine.watchdog === undefined
      ? []
      : [
          typed('WatchdogTimerConfig', {
            device: machine.watchdog.device,
            timeout: machine.watchdog.timeout,
          }),
        ]),
  ];
}
