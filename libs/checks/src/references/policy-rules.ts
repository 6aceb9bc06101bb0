import type { LabelSelector } from '@strata/argocd';
import { Field } from './field';
import { selectorIn } from './label-selection';
import { NAME_LABEL } from './namespace-labels';
import type { IndexedObject } from './object-index';

/** The direction of traffic, from the pods that a policy selects. */
export type Direction = 'Ingress' | 'Egress';

/** Ports of a rule: a number, the first and last of a range, or the name of a port. */
export interface PolicyPort {
  readonly protocol: string;
  readonly port?: number | string;
  readonly last?: number;
}

/** One peer of one rule of a NetworkPolicy; a rule without peers has one that is everybody. */
export interface PolicyRule {
  readonly policy: IndexedObject;
  /** The namespace of the policy. */
  readonly namespace: string;
  /** Where the peer stands; the rule where it has none. */
  readonly place: Field;
  /** The pods that the policy is about. */
  readonly pods: LabelSelector;
  /** Namespaces of the peer; undefined for every one. */
  readonly namespaces?: LabelSelector;
  /** The name of the only namespace that the peer can be in. */
  readonly only?: string;
  readonly peerPods: LabelSelector;
  /** Ports of the traffic; undefined for all. */
  readonly ports?: readonly PolicyPort[];
}

/** What a policy allows in a direction, peer by peer; selectors that cannot be read allow nothing. */
export function rulesOf(policy: IndexedObject, namespace: string, direction: Direction): PolicyRule[] {
  const spec = new Field(policy.object).at('spec');
  const pods = spec.at('podSelector').exists ? selectorIn(spec.at('podSelector')) : {};
  if (pods === undefined || !directionsOf(spec).includes(direction)) return [];
  const [list, peers] = direction === 'Ingress' ? ['ingress', 'from'] : ['egress', 'to'];
  return spec.at(list).elements.flatMap((rule): PolicyRule[] => {
    const base = { policy, namespace, pods, ports: portsOf(rule.at('ports')) };
    const named = rule.at(peers).elements;
    if (named.length === 0) return [{ ...base, place: rule, peerPods: {} }];
    return named.flatMap((place) => {
      const peer = peerOf(place, namespace);
      return peer === undefined ? [] : [{ ...base, place, ...peer }];
    });
  });
}

/** The directions that a policy is about. */
export function directionsOf(spec: Field): readonly string[] {
  const types = spec.at('policyTypes').texts;
  if (types.length > 0) return types;
  return spec.at('egress').elements.length > 0 ? ['Ingress', 'Egress'] : ['Ingress'];
}

/** Blocks of addresses are for what is outside of the cluster, unless they hold every address. */
function peerOf(peer: Field, own: string): Pick<PolicyRule, 'namespaces' | 'only' | 'peerPods'> | undefined {
  const block = peer.at('ipBlock');
  if (block.exists) {
    const isEverything = /^(?:0\.0\.0\.0|::)\/0$/.test(block.at('cidr').text ?? '');
    return isEverything && !block.at('except').exists ? { peerPods: {} } : undefined;
  }
  const peerPods = peer.at('podSelector').exists ? selectorIn(peer.at('podSelector')) : {};
  if (peerPods === undefined) return undefined;
  if (!peer.at('namespaceSelector').exists) return { only: own, peerPods };
  const namespaces = selectorIn(peer.at('namespaceSelector'));
  if (namespaces === undefined) return undefined;
  const only = namespaces.matchLabels?.[NAME_LABEL];
  return { namespaces, peerPods, ...(only === undefined ? {} : { only }) };
}

function portsOf(ports: Field): PolicyPort[] | undefined {
  if (ports.elements.length === 0) return undefined;
  return ports.elements.map((each) => ({
    protocol: each.at('protocol').text ?? 'TCP',
    port: each.at('port').number ?? each.at('port').text,
    last: each.at('endPort').number,
  }));
}

/** Whether two rules let the same traffic pass; the number behind the name of a port is not known. */
export function portsOverlap(first: PolicyRule['ports'], second: PolicyRule['ports']): boolean {
  if (first === undefined || second === undefined) return true;
  return first.some((a) => second.some((b) => a.protocol === b.protocol && isSamePort(a, b)));
}

function isSamePort(a: PolicyPort, b: PolicyPort): boolean {
  if (typeof a.port !== 'number' || typeof b.port !== 'number') return true;
  return a.port <= (b.last ?? b.port) && b.port <= (a.last ?? a.port);
}
