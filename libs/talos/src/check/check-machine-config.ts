import type { Contract } from '../contract';
import type { TalosDocument } from '../document';
import type { MachineConfigProblem } from '../problem';
import { checkCluster } from './cluster';
import { checkConflicts } from './conflicts';
import { DOCUMENT_RULES } from './documents';
import { checkMachine, isControlPlane } from './machine';
import { checkNetworkDevices } from './network-devices';
import { Reader } from './reader';

/**
 * The rules of `talosctl validate --mode metal`, beside those of fields and types. References to confidential values
 * count as given. Expressions in CEL are only checked to be there.
 *
 * @see https://github.com/siderolabs/talos/blob/v1.13.9/pkg/machinery/config/types/v1alpha1/v1alpha1_validation.go
 */
export function checkMachineConfig(
  contract: Contract,
  documents: readonly TalosDocument[],
): MachineConfigProblem[] {
  const readers = documents.map((document) => new Reader(document, contract));
  const main = readers.find((reader) => !reader.has('kind'));
  for (const reader of readers) {
    const kind = reader.text('kind');
    if (kind === '') {
      checkMachine(reader);
      checkNetworkDevices(reader);
      checkCluster(reader);
    } else if (Object.hasOwn(DOCUMENT_RULES, kind)) DOCUMENT_RULES[kind]?.(reader);
    const isVip = kind === 'Layer2VIPConfig' || kind === 'HCloudVIPConfig';
    // Talos takes the document on workers, where nothing would ever hold the address.
    if (isVip && main !== undefined && !isControlPlane(main))
      reader.refuse([], 'is only allowed on control planes');
  }
  checkConflicts(readers);
  return readers.flatMap(({ problems }) => problems);
}
