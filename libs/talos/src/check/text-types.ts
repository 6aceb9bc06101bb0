import { isIpAddress, isPrefix, parseUrl, scalarText } from './texts';

/** What texts of a type of Talos look like, and the words of those that are one of several. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  ADLACPActive: ['off', 'on'],
  ADSelect: ['stable', 'bandwidth', 'count'],
  ARPAllTargets: ['any', 'all'],
  ARPValidate: ['none', 'active', 'backup', 'all', 'filter', 'filter-active', 'filter-backup'],
  AutoHostnameKind: ['off', 'talos-addr', 'stable'],
  BondMode: [
    'balance-rr',
    'active-backup',
    'balance-xor',
    'broadcast',
    '802.3ad',
    'balance-tlb',
    'balance-alb',
  ],
  BondXmitHashPolicy: ['layer2', 'layer3+4', 'layer2+3', 'encap2+3', 'encap3+4'],
  ClientIdentifier: ['none', 'mac', 'duid'],
  DefaultAction: ['accept', 'block'],
  EncryptionProviderType: ['none', 'luks2'],
  FailOverMAC: ['none', 'active', 'follow'],
  FilesystemType: ['none', 'xfs', 'vfat', 'ext4', 'iso9660', 'swap', 'virtiofs'],
  LACPRate: ['slow', 'fast'],
  PrimaryReselect: ['always', 'better', 'failure'],
  Protocol: ['icmp', 'icmpv6', 'tcp', 'udp'],
  RoutingRuleAction: ['unspec', 'unicast', 'blackhole', 'unreachable', 'prohibit'],
  VLANProtocol: ['802.1q', '802.1ad'],
  VolumeType: ['partition', 'disk', 'tmpfs', 'directory', 'symlink', 'overlay', 'external'],
};

const SIZE = /^-?\d+(?:\.\d+)?\s?(?:[kmgtpe]i?)?b?$/i;

const FORMS: Readonly<Record<string, readonly [(text: string) => boolean, string]>> = {
  Addr: [isIpAddress, 'an IP address'],
  AddrPort: [
    (text) => {
      const [, address = '', port = ''] = /^\[?([^\]]*?)\]?:(\d+)$/.exec(text) ?? [];
      return isIpAddress(address) && Number(port) <= 65535;
    },
    'an IP address with a port',
  ],
  ByteSize: [(text) => SIZE.test(text), 'a size such as 10GiB'],
  DiskSize: [(text) => SIZE.test(text), 'a size such as 10GiB'],
  Endpoint: [(text) => parseUrl(text) !== undefined, 'a URL'],
  HardwareAddr: [
    (text) => /^[0-9a-f]{2}(?:([:-])[0-9a-f]{2})(?:\1[0-9a-f]{2})*$/i.test(text),
    'a hardware address with colons',
  ],
  InstallDiskSizeMatcher: [
    (text) => /^\s*(?:>=|<=|>|<|==)?\s*\d+(?:\.\d+)?\s?(?:[kmgtpe]i?)?b?\s*$/i.test(text),
    'a comparison with a size, such as `>= 100GB`',
  ],
  PortRange: [
    (text) => {
      const [low = '', high = low, ...more] = text.split('-');
      const isPort = (port: string) => /^\d+$/.test(port) && Number(port) <= 65535;
      return more.length === 0 && isPort(low) && isPort(high);
    },
    'a port or a range of ports such as 100-200',
  ],
  Prefix: [isPrefix, 'a CIDR'],
  Size: [(text) => SIZE.test(text) || /^-?\d+(?:\.\d+)?%$/.test(text), 'a size such as 10GiB or 50%'],
  URL: [(text) => parseUrl(text) !== undefined, 'a URL'],
};

/** What a text of a type must be; undefined where it is that, or where the type takes any text. */
export function describeBadText(type: string, value: unknown): string | undefined {
  const text = scalarText(value);
  if (text === undefined) return undefined;
  const words = Object.hasOwn(WORDS, type) ? WORDS[type] : undefined;
  if (words !== undefined) return words.includes(text) ? undefined : `must be one of ${words.join(', ')}`;
  const [fits, what] = (Object.hasOwn(FORMS, type) ? FORMS[type] : undefined) ?? [];
  return fits === undefined || text === '' || fits(text) ? undefined : `must be ${what ?? ''}`;
}
