import type { Path } from '@strata/compose';

/** What replaces deprecated fields of the `v1alpha1` document, the most exact path first. */
const REPLACEMENTS: readonly (readonly [path: string, replacement: string])[] = [
  ['machine.network.hostname', 'a HostnameConfig document'],
  ['machine.network.nameservers', 'a ResolverConfig document'],
  ['machine.network.searchDomains', 'a ResolverConfig document'],
  ['machine.network.extraHostEntries', 'a StaticHostConfig document'],
  ['machine.network.kubespan', 'a KubeSpanConfig document'],
  [
    'machine.network',
    'LinkConfig, BondConfig, VLANConfig, DHCPv4Config, Layer2VIPConfig, HostnameConfig and ResolverConfig documents',
  ],
  ['machine.time', 'a TimeSyncConfig document'],
  ['machine.registries', 'RegistryMirrorConfig, RegistryAuthConfig and RegistryTLSConfig documents'],
  ['machine.systemDiskEncryption', 'the encryption of VolumeConfig documents for STATE and EPHEMERAL'],
  ['machine.disks', 'UserVolumeConfig documents'],
  ['machine.env', 'an EnvironmentConfig document'],
  ['machine.install.extensions', 'extensions in the schematic of the image'],
  ['machine.install.extraKernelArgs', 'kernel arguments in the schematic of the image'],
  ['machine.install.bootloader', 'nothing: Talos always installs a boot loader'],
  ['machine.features.stableHostname', 'a HostnameConfig document with `auto: stable`'],
  ['machine.features.rbac', 'nothing: it is always on'],
  ['machine.features.apidCheckExtKeyUsage', 'nothing: it is always on'],
  ['cluster.allowSchedulingOnMasters', 'cluster.allowSchedulingOnControlPlanes'],
  ['cluster.etcd.subnet', 'cluster.etcd.advertisedSubnets'],
  ['cluster.apiServer.disablePodSecurityPolicy', 'nothing: Kubernetes has no pod security policies any more'],
  ['persist', 'nothing: the config is always kept'],
];

/** What replaces a deprecated field; undefined where nothing is known to. */
export function replacementOf(path: Path): string | undefined {
  const text = path.map(String).join('.');
  return REPLACEMENTS.find(([prefix]) => text === prefix || text.startsWith(`${prefix}.`))?.[1];
}
