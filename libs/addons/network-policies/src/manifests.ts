import type { AddonContext } from '@strata/addon';
import {
  GATEWAY_NAME_LABEL,
  isolateNamespace,
  namespace,
  namespaceNamed,
  networkPolicy,
} from '@strata/kubernetes';
import type { Manifest } from '@strata/kubernetes';
import type { NamespaceRule, NetworkPoliciesConfig } from './schema';

type Context = AddonContext<NetworkPoliciesConfig>;

/** Created namespaces and, where the cluster renders policies at all, the isolation of each. */
export function manifests(context: Context): Manifest[] {
  return Object.entries(context.config.namespaces).flatMap(([name, rule]) => [
    ...(rule.create === true ? [namespace(name, rule.podSecurity ?? 'restricted')] : []),
    ...(context.facts.networkPolicies ? policiesOf(name, rule, context) : []),
  ]);
}

function policiesOf(
  name: string,
  { isolation, gateway }: NamespaceRule,
  { facts, cluster }: Context,
): Manifest[] {
  const isolated = isolateNamespace({
    namespace: name,
    isolation,
    monitoringNamespace: facts.monitoring.namespace,
    nodes: [cluster.network.nodes],
    services: cluster.network.services,
  });
  return gateway === true ? [...isolated, ...gatewayPair(name, facts.gateway)] : isolated;
}

/** Both halves of the way from the Gateway's pods to all pods of a namespace, whatever their ports. */
function gatewayPair(name: string, gateway: Context['facts']['gateway']): Manifest[] {
  const gatewayPods = { matchLabels: { [GATEWAY_NAME_LABEL]: gateway.name } };
  return [
    networkPolicy('allow-gateway', name, {
      podSelector: {},
      policyTypes: ['Ingress'],
      ingress: [
        { from: [{ namespaceSelector: namespaceNamed(gateway.namespace), podSelector: gatewayPods }] },
      ],
    }),
    networkPolicy(`allow-${name}`, gateway.namespace, {
      podSelector: gatewayPods,
      policyTypes: ['Egress'],
      egress: [{ to: [{ namespaceSelector: namespaceNamed(name) }] }],
    }),
  ];
}
