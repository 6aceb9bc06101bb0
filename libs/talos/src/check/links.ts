import type { Path } from '@strata/compose';
import { isWireguardKey } from './network-devices';
import type { Reader } from './reader';
import { isIpAddress } from './texts';

/** Kinds of documents that are links: of one name there can be one. */
export const LINK_KINDS = [
  'BondConfig',
  'BridgeConfig',
  'DummyLinkConfig',
  'LinkConfig',
  'VLANConfig',
  'VRFConfig',
  'WireguardConfig',
] as const;

const isUnspecified = (text: string): boolean => /^(?:0\.0\.0\.0|[0:]+)(?:\/\d+)?$/.test(text);

/** What all links have in common: a name, addresses and routes. */
export function checkLink(reader: Reader): void {
  requireName(reader);
  reader.list('addresses').forEach((_, index) => {
    const path = ['addresses', index, 'address'];
    const address = reader.text(...path);
    if (address === '') reader.refuse(path, 'is required');
    else if (isUnspecified(address)) reader.refuse(path, 'must be the address of a host');
  });
  reader.list('routes').forEach((_, index) => {
    for (const field of ['destination', 'gateway', 'source']) {
      const path = ['routes', index, field];
      if (isUnspecified(reader.text(...path))) reader.refuse(path, 'must not be the unspecified address');
    }
  });
}

/** The document must have a name. */
export function requireName(reader: Reader): void {
  require(reader, ['name']);
}

/** A value must be given. */
export function require(reader: Reader, path: Path): void {
  if (reader.text(...path) === '') reader.refuse(path, 'is required');
}

/** The name of the document must be an IP address. */
export function requireAddressAsName(reader: Reader): void {
  const name = reader.text('name');
  if (name === '') reader.refuse(['name'], 'is required');
  else if (!isIpAddress(name)) reader.refuse(['name'], 'must be an IP address');
}

export function checkBondDocument(reader: Reader): void {
  checkLink(reader);
  if (reader.list('links').length === 0) reader.refuse(['links'], 'must name at least one link');
  require(reader, ['bondMode']);
}

export function checkVlanDocument(reader: Reader): void {
  checkLink(reader);
  const id = reader.number('vlanID');
  if (id < 1 || id > 4094) reader.refuse(['vlanID'], 'must be from 1 to 4094');
  require(reader, ['parent']);
}

export function checkVrfDocument(reader: Reader): void {
  checkLink(reader);
  const table = reader.text('table');
  const reserved = ['', '0', '253', '254', '255', 'unspec', 'local', 'main', 'default'];
  if (reserved.includes(table)) reader.refuse(['table'], 'must be a table that is not reserved');
}

export function checkWireguardDocument(reader: Reader): void {
  checkLink(reader);
  if (!isWireguardKey(reader.text('privateKey'))) reader.refuse(['privateKey'], 'is no key of WireGuard');
  const port = reader.number('listenPort');
  if (port < 0 || port > 65535) reader.refuse(['listenPort'], 'must be a port');
  reader.list('peers').forEach((_, index) => {
    const peer = ['peers', index];
    if (!isWireguardKey(reader.text(...peer, 'publicKey'))) {
      reader.refuse([...peer, 'publicKey'], 'is no key of WireGuard');
    }
    const shared = reader.text(...peer, 'presharedKey');
    if (shared !== '' && !isWireguardKey(shared))
      reader.refuse([...peer, 'presharedKey'], 'is no key of WireGuard');
  });
}

export function checkDhcp(reader: Reader): void {
  requireName(reader);
  const isDuid = reader.text('clientIdentifier') === 'duid';
  const hasDuid = reader.text('duidRaw') !== '';
  if (hasDuid && !isDuid) reader.refuse(['duidRaw'], 'needs `clientIdentifier: duid`');
  if (isDuid && !hasDuid) reader.refuse(['duidRaw'], 'is required for `clientIdentifier: duid`');
}

export function checkLinkAlias(reader: Reader): void {
  requireName(reader);
  const name = reader.text('name');
  if (name.includes('%') && !/^[^%]+%d$/.test(name)) reader.refuse(['name'], 'can have %d at its end alone');
  require(reader, ['selector', 'match']);
}

export function checkLayer2Vip(reader: Reader): void {
  requireAddressAsName(reader);
  require(reader, ['link']);
}
