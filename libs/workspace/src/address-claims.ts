import { compose } from '@strata/compose';
import type { Layer, Path } from '@strata/compose';
import type * as Explain from '@strata/explain';
import type { Manifest } from '@strata/kubernetes';
import type { Location } from '@strata/model';
import { parseRange } from '@strata/network';
import type { Claim } from '@strata/network';
import { clusterFile, factLayers, locationAt, locationOf } from '@strata/render';
import type { ClusterTarget } from '@strata/render';
import { DHCP } from '@strata/talos';
import type { SourcedRequest } from './read-requests';

/** What a request will make. */
export interface PreviewedRequest {
  readonly request: SourcedRequest;
  readonly cluster: ClusterTarget;
  readonly manifests: readonly Manifest[];
}

/** What every cluster, machine and request says of the addresses of networks. */
export function addressClaims(
  targets: readonly ClusterTarget[],
  previews: readonly PreviewedRequest[],
  layerOf: (file: string) => Layer | undefined,
): Claim[] {
  return [
    ...targets.flatMap((target) => [...clusterClaims(target, layerOf), ...machineClaims(target)]),
    ...previews.flatMap(exposureClaims),
  ];
}

function clusterClaims(target: ClusterTarget, layerOf: (file: string) => Layer | undefined): Claim[] {
  const { cluster, facts } = target;
  const { network, name, environment, host } = cluster;
  const origin = layerOf(clusterFile(environment, name))?.origin;
  const at = (...path: Path): Location =>
    origin === undefined
      ? { file: clusterFile(environment, name) }
      : locationOf(origin, ['network', ...path]);
  const claim = (
    kind: Claim['kind'],
    range: string | undefined,
    field: string,
    more: Partial<Claim> = {},
  ): Claim[] =>
    range === undefined
      ? []
      : [{ network: host ?? name, kind, name: kind, owner: name, range, location: at(field), ...more }];
  const gateway = claim('gateway', network.gatewayAddress, 'gatewayAddress', {
    hostname: `*.${facts.domain}`,
  });
  // A virtual cluster is on the network of its host, which says everything else.
  if (host !== undefined) return gateway;
  return [
    ...claim('subnet', network.nodes, 'nodes'),
    ...claim('router', network.router, 'router'),
    ...(network.nameservers ?? []).flatMap((address, index) =>
      claim('nameserver', address, 'nameservers', { location: at('nameservers', index) }),
    ),
    ...claim('dhcp', network.dhcp, 'dhcp'),
    ...claim('vip', network.vip, 'vip'),
    ...claim('pool', network.loadBalancerPool, 'loadBalancerPool'),
    ...gateway,
    ...claim('pods', network.pods, 'pods'),
    ...claim('services', network.services, 'services'),
    ...Object.entries(network.reserved ?? {}).flatMap(([what, range]) =>
      claim('reserved', range, 'reserved', { name: what, location: at('reserved', what) }),
    ),
    ...storageClaim(target, layerOf),
    // Where no machine of the cluster is known, its control plane still has addresses.
    ...(target.machines === undefined
      ? network.controlPlane.flatMap((address, index) =>
          claim('node', address, 'controlPlane', {
            name: `control-plane-${index + 1}`,
            location: at('controlPlane', index),
          }),
        )
      : []),
  ];
}

/** The NFS server, where it is on the network of the nodes. */
function storageClaim(
  { cluster, facts }: ClusterTarget,
  layerOf: (file: string) => Layer | undefined,
): Claim[] {
  const { name, environment, role, network } = cluster;
  const { server } = facts.storage;
  const [range, subnet] = [parseRange(server), parseRange(network.nodes)];
  if (range === undefined || subnet === undefined) return [];
  const layers = factLayers({ environment, role, cluster: name }, layerOf);
  const winner = compose(layers).provenance(['storage', 'server'])?.winner;
  const location = winner === undefined ? { file: 'environments/base/environment.yaml' } : locationAt(winner);
  return range.first < subnet.first || range.first > subnet.last
    ? []
    : [{ network: name, kind: 'reserved', name: 'storage', owner: name, range: server, location }];
}

function machineClaims({ cluster, machines = [] }: ClusterTarget): Claim[] {
  const { name, network } = cluster;
  return machines.map(({ node, machine, locate }): Claim => {
    const isFixed = machine.address !== DHCP;
    return {
      network: name,
      kind: isFixed ? 'node' : 'lease',
      name: node,
      owner: name,
      range: isFixed ? machine.address : (network.dhcp ?? network.nodes),
      hostname: node,
      mac: machine.macs,
      macLocation: locate(['macs']),
      location: locate([isFixed ? 'address' : 'macs']) ?? { file: `talos/${cluster.environment}` },
    };
  });
}

const ADDRESS_ANNOTATION = 'metallb.io/loadBalancerIPs';
const HOSTNAME_ANNOTATION = 'external-dns.alpha.kubernetes.io/hostname';

/** Addresses that a request asks MetalLB for: in Services, and in the values of charts that make them. */
function exposureClaims({ request, cluster, manifests }: PreviewedRequest): Claim[] {
  const { leavesOf, valueAt } = require('@strata/explain') as typeof Explain;
  const { origin } = request.layer;
  return leavesOf(manifests, [])
    .filter(({ path }) => path.at(-1) === ADDRESS_ANNOTATION)
    .map(({ path, value }): Claim => {
      const range = String(value);
      const asked = leavesOf(request.data, []).find((leaf) => leaf.value === range);
      const hostname = valueAt(manifests, [...path.slice(0, -1), HOSTNAME_ANNOTATION]);
      return {
        network: cluster.cluster.name,
        kind: 'exposure',
        name: request.name,
        owner: cluster.cluster.name,
        range,
        // MetalLB gives it out of its pool when it is asked for by name.
        within: 'pool',
        ...(typeof hostname === 'string' ? { hostname } : {}),
        location: locationOf(origin, asked?.path ?? []),
      };
    });
}
