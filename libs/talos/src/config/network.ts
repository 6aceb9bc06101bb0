import { isAtLeast } from '../contract';
import type { TalosDocument } from '../document';
import { DHCP } from '../machine-schema';
import type { ConfigScope } from './machine-input';
import { when } from './machine-input';

/** The name that the typed documents give the link with the node's address. */
const LINK = 'lan';

/** The `machine.network` section, which releases before 1.12 read. */
export function legacyNetwork(scope: ConfigScope): Record<string, unknown> {
  const { node, machine, cluster, isControlPlane } = scope;
  const { router, vip } = cluster.network;
  const address = addressWithPrefix(scope);
  return {
    hostname: node,
    interfaces: [
      {
        deviceSelector: { hardwareAddr: machine.macs[0], physical: true },
        ...(address === undefined ? { dhcp: true } : { dhcp: false, addresses: [address] }),
        ...(address === undefined || router === undefined
          ? {}
          : { routes: [{ network: '0.0.0.0/0', gateway: router }] }),
        ...(isControlPlane && vip !== undefined ? { vip: { ip: vip } } : {}),
      },
    ],
    ...when(machine.nameservers.length > 0, { nameservers: machine.nameservers }),
  };
}

/** The typed documents that replace it from 1.12 on, and those that stand beside it in every release. */
export function networkDocuments(scope: ConfigScope): TalosDocument[] {
  const { contract, machine } = scope;
  if (!isAtLeast(contract, '1.12')) return [];
  const address = addressWithPrefix(scope);
  const { router, vip } = scope.cluster.network;
  return [
    typed('HostnameConfig', { auto: 'off', hostname: scope.node }),
    typed('LinkAliasConfig', {
      name: LINK,
      selector: { match: `mac(link.permanent_addr) == "${machine.macs[0] ?? ''}"` },
    }),
    ...(address === undefined
      ? [typed('DHCPv4Config', { name: LINK })]
      : [
          typed('LinkConfig', {
            name: LINK,
            addresses: [{ address }],
            ...(router === undefined ? {} : { routes: [{ gateway: router }] }),
          }),
        ]),
    ...(scope.isControlPlane && vip !== undefined
      ? [typed('Layer2VIPConfig', { name: vip, link: LINK })]
      : []),
    ...(machine.nameservers.length === 0
      ? []
      : [typed('ResolverConfig', { nameservers: machine.nameservers.map((each) => ({ address: each })) })]),
    ...(machine.timeServers.length === 0
      ? []
      : [typed('TimeSyncConfig', { ntp: { servers: machine.timeServers } })]),
    ...Object.entries(machine.registryMirrors).map(([name, endpoints]) =>
      typed('RegistryMirrorConfig', { name, endpoints: endpoints.map((url) => ({ url })) }),
    ),
  ];
}

/** A typed document of the API version that all of them have. */
export const typed = (kind: string, fields: Record<string, unknown>): TalosDocument => ({
  apiVersion: 'v1alpha1',
  kind,
  ...fields,
});

/** The address of the node with the prefix length of its subnet; undefined where it comes by DHCP. */
function addressWithPrefix({ machine, cluster }: ConfigScope): string | undefined {
  if (machine.address === DHCP) return undefined;
  return `${machine.address}/${cluster.network.nodes.split('/')[1] ?? ''}`;
}
