import { checkName, PORT_NAME, refuseRepeated } from './name-syntax';
import type { Place } from './place';
import { checkPortNumber, PROTOCOLS, protocolOf } from './port';

/** Checks the ports of a container; on the network of the host the port there is the same. */
export function checkContainerPorts(ports: Place, isOnHostNetwork: boolean): void {
  const hostPorts = new Set<string>();
  for (const port of ports.elements) {
    const [number, host] = [port.at('containerPort'), port.at('hostPort')];
    if (number.isAbsent) number.refuse('STR624', 'is required');
    checkPortNumber(number, 'STR624');
    if (host.number !== 0) checkPortNumber(host, 'STR624');
    port.at('protocol').requireOneOf('STR624', PROTOCOLS);
    if (!port.at('name').isEmpty) checkName(port.at('name'), 'STR624', PORT_NAME);
    if (isOnHostNetwork && (host.number ?? 0) !== 0 && host.number !== number.number) {
      host.refuse('STR624', 'must be the containerPort in a pod with hostNetwork');
    }
    refuseTakenPort(port, hostPorts);
  }
  refuseRepeated(
    ports.elements.map((port) => port.at('name')),
    'STR624',
    'is the name of two ports of the container',
  );
}

function refuseTakenPort(port: Place, taken: Set<string>): void {
  const host = port.at('hostPort');
  if (host.number === undefined || host.number === 0) return;
  const identity = `${protocolOf(port)}/${port.at('hostIP').text ?? ''}/${host.number}`;
  if (taken.has(identity)) host.refuse('STR624', 'is the hostPort of two ports');
  taken.add(identity);
}
