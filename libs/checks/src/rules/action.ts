import type { Place } from './place';
import { nameChoices } from './place';
import { checkPort } from './port';

/** What the kubelet can do to a container: run a command in it, or connect to it. */
export type Action = 'exec' | 'grpc' | 'httpGet' | 'sleep' | 'tcpSocket';

/**
 * Checks the action of a probe or a lifecycle hook.
 *
 * @param allowed the actions that may stand here, of which there is exactly one
 * @param ports names of the ports of the container
 */
export function checkAction(handler: Place, allowed: readonly Action[], ports: ReadonlySet<string>): void {
  const actions = handler.present(allowed);
  if (actions.length !== 1) handler.refuse('STR624', `must have exactly one of ${nameChoices(allowed)}`);
  if (actions.includes('exec')) handler.at('exec', 'command').require('STR624');
  const http = handler.at('httpGet');
  http.at('scheme').requireOneOf('STR624', ['HTTP', 'HTTPS']);
  for (const header of http.at('httpHeaders').elements) {
    const name = header.at('name');
    if (name.text !== undefined && !/^[-A-Za-z0-9]+$/.test(name.text)) {
      name.refuse('STR624', 'must be a header name of letters, digits and dashes');
    }
  }
  for (const action of handler.present(['grpc', 'httpGet', 'tcpSocket'])) {
    const port = handler.at(action, 'port');
    if (port.isAbsent) port.refuse('STR624', 'is required');
    else checkPortOf(port, ports);
  }
}

function checkPortOf(port: Place, names: ReadonlySet<string>): void {
  checkPort(port, 'STR624');
  // The API server takes any name; the kubelet then finds no port, and the action fails for ever.
  if (port.text !== undefined && !names.has(port.text)) {
    port.refuse('STR624', 'must be the name of a port of the container');
  }
}

/** Names of the ports of a container. */
export const portNamesOf = (container: Place): ReadonlySet<string> =>
  new Set(container.at('ports').elements.flatMap((port) => port.at('name').text ?? []));
