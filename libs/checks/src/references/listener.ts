import type { Field } from './field';
import { selectorIn } from './label-selection';
import { namespaceMatches } from './namespace-labels';
import type { ObjectIndex } from './object-index';

/** What a listener takes by its protocol, unless it says otherwise. */
const ROUTES_BY_PROTOCOL: Readonly<Record<string, readonly string[]>> = {
  HTTP: ['HTTPRoute', 'GRPCRoute'],
  HTTPS: ['HTTPRoute', 'GRPCRoute'],
  TLS: ['TLSRoute', 'TCPRoute'],
  TCP: ['TCPRoute'],
  UDP: ['UDPRoute'],
};

/** A route as a listener looks at it. */
export interface RouteIdentity {
  readonly kind: string;
  readonly namespace: string;
}

/** Why a listener does not take routes of a kind from a namespace; undefined where it does, or nobody can tell. */
export function refusalOf(
  listener: Field,
  gatewayNamespace: string,
  route: RouteIdentity,
  index: ObjectIndex,
): string | undefined {
  const allowed = listener.at('allowedRoutes');
  const kinds = allowed.at('kinds').elements.flatMap((each) => each.at('kind').text ?? []);
  const protocol = listener.at('protocol').text ?? '';
  const taken = kinds.length > 0 ? kinds : ROUTES_BY_PROTOCOL[protocol];
  if (taken !== undefined && !taken.includes(route.kind)) return `takes ${taken.join(' and ')} only`;
  const from = allowed.at('namespaces', 'from').text ?? 'Same';
  if (from === 'Same') {
    return route.namespace === gatewayNamespace
      ? undefined
      : `takes routes of the namespace ${gatewayNamespace} only`;
  }
  if (from !== 'Selector') return from === 'None' ? 'takes no routes' : undefined;
  const selector = selectorIn(allowed.at('namespaces', 'selector'));
  if (selector === undefined || namespaceMatches(index, route.namespace, selector) !== false)
    return undefined;
  return `does not select the namespace ${route.namespace}`;
}

/** The listeners that a parent reference means: all, or those of its section and port. */
export function listenersFor(gateway: Field, parentRef: Field): Field[] {
  const section = parentRef.at('sectionName').text;
  const port = parentRef.at('port').number;
  return gateway
    .at('spec', 'listeners')
    .elements.filter((each) => section === undefined || each.at('name').text === section)
    .filter((each) => port === undefined || each.at('port').number === port);
}
