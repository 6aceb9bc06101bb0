import { clusterFileOf, domainOf, guestFactsOf } from './cluster-file';
import { isInRange, overlap } from './address';
import { DEFAULTS } from './defaults';
import { problemIf } from './problem';
import type { Inspected, Problem } from './problem';

/** Addresses that are free and reachable, and names that belong to the virtual cluster. */
export function checkNetwork(inspected: Inspected): Problem[] {
  return [
    ...checkExposure(inspected),
    ...checkGateway(inspected),
    ...checkRanges(inspected),
    ...checkDomain(inspected),
    ...checkEgress(inspected),
  ];
}

function checkExposure({ request, platform }: Inspected): Problem[] {
  const { type = DEFAULTS.exposure, address, hostname } = request.spec.exposure ?? {};
  const path = (field: string): string[] => ['spec', 'exposure', field];
  if (type === 'ClusterIP') {
    const message = 'only an API server that is exposed has it; ask for exposure.type "LoadBalancer"';
    return [
      ...problemIf(address !== undefined, path('address'), message),
      ...problemIf(hostname !== undefined, path('hostname'), message),
    ];
  }
  const { domain } = platform.facts;
  return [
    ...problemIf(
      address === undefined,
      path('address'),
      'a LoadBalancer needs a fixed address, which stands in the certificate of the API server',
    ),
    ...(address === undefined ? [] : checkAddress(address, request.spec.network?.gatewayAddress, platform)),
    ...problemIf(
      hostname !== undefined && !hostname.endsWith(`.${domain}`),
      path('hostname'),
      `"${hostname ?? ''}" is not under the domain of the host, "${domain}"`,
    ),
  ];
}

function checkAddress(
  address: string,
  gatewayAddress: string | undefined,
  { cluster }: Inspected['platform'],
): Problem[] {
  const path = ['spec', 'exposure', 'address'];
  const { loadBalancerPool, gatewayAddress: hostGateway, controlPlane } = cluster.network;
  return [
    ...problemIf(
      loadBalancerPool === undefined || !isInRange(address, loadBalancerPool),
      path,
      loadBalancerPool === undefined
        ? `${cluster.name} has no pool of addresses (network.loadBalancerPool)`
        : `${address} is not in the pool of ${cluster.name}, ${loadBalancerPool}`,
    ),
    ...problemIf(
      [hostGateway, gatewayAddress, ...controlPlane].includes(address),
      path,
      `${address} is taken: by a Gateway or a node`,
    ),
  ];
}

function checkGateway({ request, platform }: Inspected): Problem[] {
  const address = request.spec.network?.gatewayAddress;
  const { gatewayAddress, controlPlane } = platform.cluster.network;
  return problemIf(
    address !== undefined && [gatewayAddress, ...controlPlane].includes(address),
    ['spec', 'network', 'gatewayAddress'],
    `${address ?? ''} is taken: by the Gateway or a node of ${platform.cluster.name}`,
  );
}

function checkRanges({ request, platform }: Inspected): Problem[] {
  const { nodes, pods, services } = clusterFileOf(request, platform).network;
  const disjoint = (field: 'pods' | 'services', own: string, name: string, other: string): Problem[] =>
    problemIf(
      request.spec.network !== undefined && overlap(own, other),
      ['spec', 'network', field],
      `${own} overlaps with the ${name}, ${other}`,
    );
  return [
    ...disjoint('pods', pods, 'nodes', nodes),
    ...disjoint('services', services, 'nodes', nodes),
    ...disjoint('services', services, 'pods', pods),
  ];
}

function checkDomain({ request, platform }: Inspected): Problem[] {
  const domain = domainOf(request, platform);
  const { dnsZone } = guestFactsOf(request, platform);
  const path = ['spec', 'facts', 'domain'];
  return [
    ...problemIf(
      domain === platform.facts.domain,
      path,
      `"${domain}" is the domain of the host, whose services have it`,
    ),
    ...problemIf(
      domain !== dnsZone && !domain.endsWith(`.${dnsZone}`),
      path,
      `"${domain}" is not in the DNS zone "${dnsZone}"`,
    ),
  ];
}

const checkEgress = ({ request, settings }: Inspected): Problem[] =>
  problemIf(
    (request.spec.isolation?.egress ?? []).length > 0 && settings.isolation.network !== 'full',
    ['spec', 'isolation', 'egress'],
    'nothing that leaves is denied; ask for isolation.network "full"',
  );
