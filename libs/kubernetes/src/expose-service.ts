import { customResource } from './manifest';
import { namespaceNamed } from './namespace';
import { networkPolicy } from './network-policy';
import type { Manifest } from './manifest';

/** One service made reachable from outside by its host name. */
export interface Exposure {
  /** Name of the route; usually that of the service. */
  readonly name: string;
  readonly namespace: string;
  /** First label of the host name; the base domain follows. */
  readonly host: string;
  readonly service: string;
  /** Port of the Service. */
  readonly port: number;
  /** Labels of the pods behind the Service. */
  readonly podLabels: Readonly<Record<string, string>>;
  /** Port of the container, where it differs from that of the Service. */
  readonly targetPort?: number;
}

/** The shared facts that an exposure depends on. */
export interface ExposurePlatform {
  readonly domain: string;
  readonly gateway: { readonly name: string; readonly namespace: string };
  readonly networkPolicies: boolean;
}

/** Label that the data-plane pods of a Gateway carry, with its name. */
export const GATEWAY_NAME_LABEL = 'gateway.networking.k8s.io/gateway-name';

/** Listener names of the platform Gateway; routes attach to them by name. */
export const GATEWAY_LISTENERS = { http: 'http', https: 'https' } as const;

/**
 * Everything that one exposed service needs: the HTTPRoute on the TLS listener (external-dns makes the DNS name
 * from its hostname), the redirect from HTTP, and both halves of the NetworkPolicy, out of the Gateway's
 * namespace and into the service's. Fields that the API server would default are written out, so that a synced
 * object shows no difference.
 *
 * @see https://gateway-api.sigs.k8s.io/guides/http-redirect-rewrite/
 */
export function exposeService(exposure: Exposure, platform: ExposurePlatform): Manifest[] {
  const routes = [httpsRoute(exposure, platform), redirectRoute(exposure, platform)];
  return platform.networkPolicies ? [...routes, ...policyPair(exposure, platform)] : routes;
}

function httpsRoute(exposure: Exposure, platform: ExposurePlatform): Manifest {
  const { name, service, port } = exposure;
  return route(name, exposure, platform, GATEWAY_LISTENERS.https, {
    matches: [{ path: { type: 'PathPrefix', value: '/' } }],
    backendRefs: [{ group: '', kind: 'Service', name: service, port, weight: 1 }],
  });
}

function redirectRoute(exposure: Exposure, platform: ExposurePlatform): Manifest {
  return route(`${exposure.name}-redirect`, exposure, platform, GATEWAY_LISTENERS.http, {
    matches: [{ path: { type: 'PathPrefix', value: '/' } }],
    filters: [{ type: 'RequestRedirect', requestRedirect: { scheme: 'https', statusCode: 301 } }],
  });
}

function route(
  name: string,
  { namespace, host }: Exposure,
  { domain, gateway }: ExposurePlatform,
  sectionName: string,
  rule: object,
): Manifest {
  const parentRef = {
    group: 'gateway.networking.k8s.io',
    kind: 'Gateway',
    name: gateway.name,
    namespace: gateway.namespace,
    sectionName,
  };
  return customResource(
    'gateway.networking.k8s.io/v1',
    'HTTPRoute',
    { name, namespace },
    {
      parentRefs: [parentRef],
      hostnames: [`${host}.${domain}`],
      rules: [rule],
    },
  );
}

function policyPair(exposure: Exposure, { gateway }: ExposurePlatform): Manifest[] {
  const { name, namespace, podLabels, port, targetPort = port } = exposure;
  const gatewayPods = { matchLabels: { [GATEWAY_NAME_LABEL]: gateway.name } };
  const servicePods = { matchLabels: podLabels };
  const ports = [{ protocol: 'TCP', port: targetPort }];
  return [
    networkPolicy(`allow-gateway-to-${name}`, namespace, {
      podSelector: servicePods,
      policyTypes: ['Ingress'],
      ingress: [
        { from: [{ namespaceSelector: namespaceNamed(gateway.namespace), podSelector: gatewayPods }], ports },
      ],
    }),
    networkPolicy(`allow-${namespace}-${name}`, gateway.namespace, {
      podSelector: gatewayPods,
      policyTypes: ['Egress'],
      egress: [{ to: [{ namespaceSelector: namespaceNamed(namespace), podSelector: servicePods }], ports }],
    }),
  ];
}
