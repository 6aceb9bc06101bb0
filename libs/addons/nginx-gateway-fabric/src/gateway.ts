import { customResource, GATEWAY_LISTENERS } from '@strata/kubernetes';
import type { Manifest } from '@strata/kubernetes';
import type { Cluster, Facts } from '@strata/model';
import { dataPlaneLabels, NAMESPACE } from './names';

/** Ports of the Gateway's listeners; NGINX listens on the same ones in its pods. */
export const GATEWAY_PORTS = { http: 80, https: 443 } as const;

const ROUTES_FROM_EVERYWHERE = { namespaces: { from: 'All' } };

/**
 * The platform Gateway: plain HTTP for redirects, HTTPS for every host of the domain under the wildcard
 * certificate.
 *
 * @see https://docs.nginx.com/nginx-gateway-fabric/install/deploy-data-plane/
 */
export function platformGateway(facts: Facts, cluster: Cluster): Manifest {
  const { className, name, certificateSecret } = facts.gateway;
  const certificateRef = { group: '', kind: 'Secret', name: certificateSecret };
  return customResource(
    'gateway.networking.k8s.io/v1',
    'Gateway',
    { name, namespace: NAMESPACE },
    {
      gatewayClassName: className,
      infrastructure: { labels: dataPlaneLabels(name), ...addressRequest(cluster.network.gatewayAddress) },
      listeners: [
        {
          name: GATEWAY_LISTENERS.http,
          port: GATEWAY_PORTS.http,
          protocol: 'HTTP',
          allowedRoutes: ROUTES_FROM_EVERYWHERE,
        },
        {
          name: GATEWAY_LISTENERS.https,
          port: GATEWAY_PORTS.https,
          protocol: 'HTTPS',
          hostname: `*.${facts.domain}`,
          tls: { mode: 'Terminate', certificateRefs: [certificateRef] },
          allowedRoutes: ROUTES_FROM_EVERYWHERE,
        },
      ],
    },
  );
}

/**
 * Asks MetalLB for a fixed address, from whatever pool has it. The Gateway's own `spec.addresses` would not: the
 * controller makes external IPs of them up to 2.6, which MetalLB does not announce, and from 2.7 on takes the
 * Service away from MetalLB.
 *
 * @see https://metallb.io/usage/#requesting-specific-ips
 * @see https://github.com/nginx/nginx-gateway-fabric/issues/5855
 */
function addressRequest(address: string | undefined): { annotations?: Record<string, string> } {
  return address === undefined ? {} : { annotations: { 'metallb.io/loadBalancerIPs': address } };
}
