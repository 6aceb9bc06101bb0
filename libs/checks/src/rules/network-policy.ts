import { checkNetwork, liesWithin, parseNetwork } from './ip-address';
import { checkLabelSelector } from './label-selector';
import type { Place } from './place';
import { checkPort, checkPortNumber, PROTOCOLS } from './port';

/**
 * Checks a NetworkPolicy.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/network-policies/
 */
export function checkNetworkPolicy(object: Place): void {
  const spec = object.at('spec');
  checkLabelSelector(spec.at('podSelector'), 'STR627');
  for (const [direction, peers] of [
    ['ingress', 'from'],
    ['egress', 'to'],
  ] as const) {
    for (const rule of spec.at(direction).elements) {
      for (const port of rule.at('ports').elements) checkPolicyPort(port);
      for (const peer of rule.at(peers).elements) checkPeer(peer);
    }
  }
  const types = spec.at('policyTypes');
  if (types.elements.length > 2) types.refuse('STR627', 'must hold at most Ingress and Egress');
  else for (const type of types.elements) type.requireElementOf('STR627', ['Egress', 'Ingress']);
}

function checkPolicyPort(entry: Place): void {
  entry.at('protocol').requireOneOf('STR627', PROTOCOLS);
  const [port, end] = [entry.at('port'), entry.at('endPort')];
  checkPort(port, 'STR627');
  if (end.isAbsent) return;
  checkPortNumber(end, 'STR627');
  if (port.number === undefined) end.refuse('STR627', 'must be left out unless the port is a number');
  else if ((end.number ?? Infinity) < port.number) end.refuse('STR627', 'must not be less than the port');
}

function checkPeer(peer: Place): void {
  const kinds = peer.present(['ipBlock', 'namespaceSelector', 'podSelector']);
  if (kinds.length === 0) peer.refuse('STR627', 'must have an ipBlock, a namespaceSelector or a podSelector');
  if (kinds.length > 1 && kinds.includes('ipBlock')) {
    peer.at('ipBlock').refuse('STR627', 'must stand alone, without selectors');
  }
  checkLabelSelector(peer.at('podSelector'), 'STR627');
  checkLabelSelector(peer.at('namespaceSelector'), 'STR627');
  if (kinds.includes('ipBlock')) checkBlock(peer.at('ipBlock'));
}

function checkBlock(block: Place): void {
  const cidr = block.at('cidr');
  if (cidr.require('STR627')) checkNetwork(cidr, 'STR627');
  const whole = parseNetwork(cidr.text ?? '');
  for (const except of block.at('except').elements) {
    checkNetwork(except, 'STR627');
    const part = parseNetwork(except.text ?? '');
    if (whole !== undefined && part !== undefined && !liesWithin(part, whole)) {
      except.refuse('STR627', 'must lie within the cidr and be smaller');
    }
  }
}
