import { checkName, DNS_LABEL, QUALIFIED_NAME, refuseRepeated } from './name-syntax';
import type { Place } from './place';
import { checkPort, checkPortNumber, PROTOCOLS, protocolOf } from './port';

// The range that every API server hands out unless it is told another.
const [FIRST_NODE_PORT, LAST_NODE_PORT] = [30_000, 32_767];

/** Checks the ports of a Service. */
export function checkServicePorts(spec: Place, type: string): void {
  const list = spec.at('ports');
  const ports = list.elements;
  if (list.isEmpty && type !== 'ExternalName' && spec.at('clusterIP').text !== 'None') {
    list.refuse('STR626', 'is required');
  }
  for (const port of ports) checkServicePort(port, type, ports.length > 1);
  const names = ports.map((port) => port.at('name'));
  refuseRepeated(names, 'STR626', 'is the name of two ports');
  refuseRepeatedNumber(ports, 'port', 'is the port of two entries with one protocol');
  refuseRepeatedNumber(ports, 'nodePort', 'is the nodePort of two entries with one protocol');
}

function checkServicePort(port: Place, type: string, needsName: boolean): void {
  const [name, number, node] = [port.at('name'), port.at('port'), port.at('nodePort')];
  if (!name.isEmpty) checkName(name, 'STR626', DNS_LABEL);
  else if (needsName) name.refuse('STR626', 'is required where there are several ports');
  if (number.isAbsent) number.refuse('STR626', 'is required');
  checkPortNumber(number, 'STR626');
  // Nothing, 0 and '' mean the port itself.
  const target = port.at('targetPort');
  if (target.number !== 0 && !target.isEmpty) checkPort(target, 'STR626');
  port.at('protocol').requireOneOf('STR626', PROTOCOLS);
  checkName(port.at('appProtocol'), 'STR626', QUALIFIED_NAME);
  if (node.number === undefined || node.number === 0) return;
  if (type === 'ClusterIP') node.refuse('STR626', 'must be left out with the type ClusterIP');
  else node.requireRange('STR626', FIRST_NODE_PORT, LAST_NODE_PORT);
}

function refuseRepeatedNumber(ports: readonly Place[], field: string, message: string): void {
  const seen = new Set<string>();
  for (const port of ports) {
    const { number } = port.at(field);
    if (number === undefined || number === 0) continue;
    const identity = `${protocolOf(port)}/${number}`;
    if (seen.has(identity)) port.at(field).refuse('STR626', message);
    seen.add(identity);
  }
}
