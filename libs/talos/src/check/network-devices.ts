import type { Path } from '@strata/compose';
import { isReference } from '../secret-references';
import { checkBond } from './bond';
import { isControlPlane } from './machine';
import type { Reader } from './reader';
import { isIpAddress, isPrefix } from './texts';

const ROOT = ['machine', 'network', 'interfaces'];

/** The rules of `machine.network.interfaces`. */
export function checkNetworkDevices(reader: Reader): void {
  const owners = checkParts(reader);
  reader.list(...ROOT).forEach((_, index) => {
    const path = [...ROOT, index];
    if (!isControlPlane(reader)) checkNoVip(reader, path);
    if (!reader.isTrue(...path, 'ignore')) checkDevice(reader, path, owners);
  });
}

const VIP_ON_WORKER = 'is only allowed on control planes';

function checkNoVip(reader: Reader, path: Path): void {
  if (reader.has(...path, 'vip')) reader.refuse([...path, 'vip'], VIP_ON_WORKER);
  reader.list(...path, 'vlans').forEach((_, index) => {
    const vip = [...path, 'vlans', index, 'vip'];
    if (reader.has(...vip)) reader.refuse(vip, VIP_ON_WORKER);
  });
}

/** Links that belong to bonds and bridges, each to one. @returns the owner of each by name */
function checkParts(reader: Reader): ReadonlyMap<string, string> {
  const owners = new Map<string, string>();
  reader.list(...ROOT).forEach((_, index) => {
    const path = [...ROOT, index];
    const name = reader.text(...path, 'interface');
    if (reader.has(...path, 'bond') && reader.has(...path, 'bridge')) {
      reader.refuse([...path, 'bridge'], 'cannot be given beside bond');
    }
    const [links, selectors] = ['interfaces', 'deviceSelectors'].map((field) =>
      reader.list(...path, 'bond', field),
    );
    if ((links ?? []).length > 0 && (selectors ?? []).length > 0) {
      reader.refuse([...path, 'bond', 'deviceSelectors'], 'cannot be given beside interfaces');
    }
    const field = reader.has(...path, 'bridge') ? 'bridge' : 'bond';
    reader.list(...path, field, 'interfaces').forEach((link, part) => {
      const owner = owners.get(String(link));
      if (owner !== undefined && owner !== name) {
        reader.refuse([...path, field, 'interfaces', part], `belongs to ${owner} already`);
      }
      owners.set(String(link), name);
    });
  });
  return owners;
}

function checkDevice(reader: Reader, path: Path, owners: ReadonlyMap<string, string>): void {
  const name = reader.text(...path, 'interface');
  const hasSelector = reader.has(...path, 'deviceSelector');
  if (name === '' && !hasSelector) reader.refuse(path, 'needs `interface` or `deviceSelector`');
  if (name !== '' && hasSelector) {
    reader.refuse([...path, 'deviceSelector'], 'cannot be given beside interface', 'Keep one of the two.');
  }
  const conditions = reader
    .entries(...path, 'deviceSelector')
    .filter(([, value]) => value !== null && value !== '');
  if (hasSelector && conditions.length === 0) reader.refuse([...path, 'deviceSelector'], 'has no condition');
  if (reader.has(...path, 'bond')) checkBond(reader, [...path, 'bond']);
  if (reader.has(...path, 'wireguard')) checkWireguard(reader, [...path, 'wireguard']);
  reader.list(...path, 'vlans').forEach((_, index) => checkAddresses(reader, [...path, 'vlans', index]));
  checkAddresses(reader, path);
  if (reader.text(...path, 'cidr') !== '') reader.warn([...path, 'cidr'], 'is deprecated', 'Use addresses.');
  const isAddressed =
    reader.isTrue(...path, 'dhcp') ||
    reader.text(...path, 'cidr') !== '' ||
    reader.list(...path, 'addresses').length > 0 ||
    reader.has(...path, 'vip');
  if (owners.has(name) && isAddressed) {
    reader.refuse(path, `belongs to ${owners.get(name) ?? ''} and cannot have addresses of its own`);
  }
  const vip = [...path, 'vip', 'ip'];
  if (reader.has(...path, 'vip') && !isIpAddress(reader.text(...vip)))
    reader.refuse(vip, 'must be an IP address');
  checkRoutes(reader, [...path, 'routes']);
}

function checkAddresses(reader: Reader, path: Path): void {
  const cidr = reader.text(...path, 'cidr');
  const addresses = reader.list(...path, 'addresses');
  if (cidr !== '' && addresses.length > 0)
    reader.refuse([...path, 'cidr'], 'cannot be given beside addresses');
  const isAddress = (text: string): boolean => isIpAddress(text) || isPrefix(text);
  if (cidr !== '' && !isAddress(cidr)) reader.refuse([...path, 'cidr'], 'must be an address or a CIDR');
  addresses.forEach((_, index) => {
    if (!isAddress(reader.text(...path, 'addresses', index))) {
      reader.refuse([...path, 'addresses', index], 'must be an address or a CIDR');
    }
  });
}

function checkRoutes(reader: Reader, path: Path): void {
  reader.list(...path).forEach((_, index) => {
    const [network = '', gateway = '', source = ''] = ['network', 'gateway', 'source'].map((field) =>
      reader.text(...path, index, field),
    );
    if (network !== '' && !isPrefix(network)) reader.refuse([...path, index, 'network'], 'must be a CIDR');
    if (gateway !== '' && !isIpAddress(gateway))
      reader.refuse([...path, index, 'gateway'], 'must be an IP address');
    if (source !== '' && !isIpAddress(source))
      reader.refuse([...path, index, 'source'], 'must be an IP address');
    if (network === '' && gateway === '') reader.refuse([...path, index], 'needs a network or a gateway');
  });
}

/** Whether a text is a key of WireGuard: 32 bytes in base64, or where they stand. */
export const isWireguardKey = (text: string): boolean =>
  isReference(text) || /^[A-Za-z0-9+/]{43}=$/.test(text);

function checkWireguard(reader: Reader, path: Path): void {
  if (!isWireguardKey(reader.text(...path, 'privateKey')))
    reader.refuse([...path, 'privateKey'], 'is no key of WireGuard');
  reader.list(...path, 'peers').forEach((_, index) => {
    const peer = [...path, 'peers', index];
    if (!isWireguardKey(reader.text(...peer, 'publicKey')))
      reader.refuse([...peer, 'publicKey'], 'is no key of WireGuard');
    const endpoint = reader.text(...peer, 'endpoint');
    if (endpoint !== '' && !/:\d+$/.test(endpoint))
      reader.refuse([...peer, 'endpoint'], 'must be an address with a port');
    reader.list(...peer, 'allowedIPs').forEach((_ip, each) => {
      if (!isPrefix(reader.text(...peer, 'allowedIPs', each)))
        reader.refuse([...peer, 'allowedIPs', each], 'must be a CIDR');
    });
  });
}
