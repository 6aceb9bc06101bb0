import { coreObject } from './core-object';
import { namespaceNamed } from './namespace';
import type { Manifest } from './manifest';

/** Which traffic of a namespace is denied unless a policy allows it. */
export type Isolation = 'none' | 'ingress' | 'full';

/** What a namespace's policies need to know of the cluster. */
export interface IsolationOptions {
  readonly namespace: string;
  readonly isolation: Isolation;
  /** Namespace whose pods may scrape metrics. */
  readonly monitoringNamespace: string;
  /** CIDRs of the nodes: the API server calls webhooks and the kubelet probes from there. */
  readonly nodes: readonly string[];
  /** CIDR of the Services, where the API server is reached by its virtual address. */
  readonly services: string;
}

const DNS_PORTS = [
  { protocol: 'UDP', port: 53 },
  { protocol: 'TCP', port: 53 },
];

/**
 * The policies that isolate a namespace: deny by default, then allow traffic inside it, scraping, the nodes, and
 * for full isolation DNS and the API server. What else a workload needs is allowed beside its own declaration.
 */
export function isolateNamespace(options: IsolationOptions): Manifest[] {
  const { namespace, isolation, monitoringNamespace, nodes, services } = options;
  if (isolation === 'none') return [];
  const policy = (name: string, spec: Parameters<typeof networkPolicy>[2]): Manifest =>
    networkPolicy(name, namespace, spec);
  const nodePeers = nodes.map((cidr) => ({ ipBlock: { cidr } }));
  const types = isolation === 'full' ? ['Ingress', 'Egress'] : ['Ingress'];
  const policies = [
    policy('default-deny', { podSelector: {}, policyTypes: types }),
    policy('allow-same-namespace', {
      podSelector: {},
      policyTypes: types,
      ingress: [{ from: [{ podSelector: {} }] }],
      ...(isolation === 'full' ? { egress: [{ to: [{ podSelector: {} }] }] } : {}),
    }),
    policy('allow-from-nodes', { podSelector: {}, policyTypes: ['Ingress'], ingress: [{ from: nodePeers }] }),
    policy('allow-metrics', {
      podSelector: {},
      policyTypes: ['Ingress'],
      ingress: [{ from: [{ namespaceSelector: namespaceNamed(monitoringNamespace) }] }],
    }),
  ];
  if (isolation === 'ingress') return policies;
  return [
    ...policies,
    policy('allow-dns', {
      podSelector: {},
      policyTypes: ['Egress'],
      egress: [{ to: [{ namespaceSelector: namespaceNamed('kube-system') }], ports: DNS_PORTS }],
    }),
    policy('allow-api-server', {
      podSelector: {},
      policyTypes: ['Egress'],
      egress: [
        {
          to: [...nodePeers, { ipBlock: { cidr: services } }],
          ports: [
            { protocol: 'TCP', port: 443 },
            { protocol: 'TCP', port: 6443 },
          ],
        },
      ],
    }),
  ];
}

/** A NetworkPolicy. */
export function networkPolicy(
  name: string,
  namespace: string,
  spec: NonNullable<Parameters<typeof coreObject<'NetworkPolicy'>>[2]['spec']>,
): Manifest {
  return coreObject('NetworkPolicy', { name, namespace }, { spec });
}
