import { isolateNamespace, namespaceNamed, networkPolicy } from '@strata/kubernetes';
import type { Manifest } from '@strata/kubernetes';
import type { PipelineObject, PlatformContext } from '@strata/kratix';
import { ARGOCD_NAMESPACE } from '@strata/model';
import { namesOf } from './names';
import type { Settings } from './presets';
import type { VClusterSpec } from './schema';

/** Port of the pods behind the Service of the API server. */
const API_PORT = 8443;
const ANYWHERE = { ipBlock: { cidr: '0.0.0.0/0' } };
const tcp = (...ports: number[]) => ports.map((port) => ({ protocol: 'TCP', port }));

/**
 * The NetworkPolicies of the namespace. Virtual clusters have none of their own, so these are all that stands between
 * one and its neighbours.
 */
export function isolation(
  { metadata, spec }: PipelineObject<VClusterSpec>,
  settings: Settings,
  { facts, cluster }: PlatformContext,
): Manifest[] {
  const level = settings.isolation.network;
  if (!facts.networkPolicies || level === 'none') return [];
  const { namespace } = namesOf(metadata.name);
  const controlPlane = { matchLabels: { app: 'vcluster', release: metadata.name } };
  const synced = { matchLabels: { 'vcluster.loft.sh/managed-by': metadata.name } };
  const ingress = (
    name: string,
    podSelector: object,
    from: object[],
    ports: ReturnType<typeof tcp>,
  ): Manifest =>
    networkPolicy(name, namespace, {
      podSelector,
      policyTypes: ['Ingress'],
      ingress: [{ from, ports }],
    });
  const { egress } = settings.isolation;
  return [
    ...isolateNamespace({
      namespace,
      isolation: level,
      monitoringNamespace: facts.monitoring.namespace,
      nodes: [cluster.network.nodes],
      services: cluster.network.services,
    }),
    ingress(
      'allow-argocd',
      controlPlane,
      [{ namespaceSelector: namespaceNamed(ARGOCD_NAMESPACE) }],
      tcp(API_PORT),
    ),
    ...(spec.exposure?.type === 'LoadBalancer'
      ? [ingress('allow-api-clients', controlPlane, [ANYWHERE], tcp(API_PORT))]
      : []),
    ...(spec.network?.gatewayAddress === undefined
      ? []
      : [ingress('allow-gateway-clients', synced, [ANYWHERE], tcp(80, 443))]),
    ...(egress.length === 0
      ? []
      : [
          networkPolicy('allow-egress', namespace, {
            podSelector: {},
            policyTypes: ['Egress'],
            egress: [{ to: [...new Set(egress)].sort().map((cidr) => ({ ipBlock: { cidr } })) }],
          }),
        ]),
  ];
}
