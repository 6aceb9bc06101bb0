import {
  checkBondDocument,
  checkDhcp,
  checkLayer2Vip,
  checkLink,
  checkLinkAlias,
  checkVlanDocument,
  checkVrfDocument,
  checkWireguardDocument,
  require,
  requireAddressAsName,
  requireName,
} from './links';
import { checkSubnets, MINIMUM_KUBESPAN_MTU } from './machine';
import type { Reader } from './reader';
import { isPrefix, parseUrl, secondsOf } from './texts';
import {
  checkExistingVolume,
  checkExternalVolume,
  checkRawVolume,
  checkSystemVolume,
  checkUserVolume,
} from './volumes';

/** The rules of each kind of document; kinds that are not here have none beside those of their fields. */
export const DOCUMENT_RULES: Readonly<Record<string, (reader: Reader) => void>> = {
  BlackholeRouteConfig: (reader) => {
    if (!isPrefix(reader.text('name'))) reader.refuse(['name'], 'must be a CIDR');
  },
  BondConfig: checkBondDocument,
  BridgeConfig: checkLink,
  DHCPv4Config: checkDhcp,
  DHCPv6Config: checkDhcp,
  DummyLinkConfig: checkLink,
  EnvironmentConfig: (reader) => {
    for (const [name] of reader.entries('variables')) {
      if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name))
        reader.refuse(['variables', name], 'is no name of a variable');
    }
  },
  EthernetConfig: requireName,
  EventSinkConfig: (reader) => {
    const isHostPort = /^(?:\[[^\]]*\]|[^:[\]]*):[^:]*$/.test(reader.text('endpoint'));
    if (!isHostPort) reader.refuse(['endpoint'], 'must be a host with a port');
  },
  ExistingVolumeConfig: checkExistingVolume,
  ExtensionServiceConfig: checkExtensionService,
  ExternalVolumeConfig: checkExternalVolume,
  HCloudVIPConfig: (reader) => {
    checkLayer2Vip(reader);
    require(reader, ['apiToken']);
  },
  HostnameConfig: checkHostname,
  ImageVerificationConfig: checkImageRules,
  KmsgLogConfig: checkKmsgLog,
  KubeSpanConfig: (reader) => {
    const isSmall = reader.has('mtu') && reader.number('mtu') < MINIMUM_KUBESPAN_MTU;
    if (isSmall) reader.refuse(['mtu'], `must be at least ${MINIMUM_KUBESPAN_MTU}`);
    checkSubnets(reader, ['filters', 'endpoints']);
  },
  Layer2VIPConfig: checkLayer2Vip,
  LinkAliasConfig: checkLinkAlias,
  LinkConfig: checkLink,
  NetworkRuleConfig: checkRule,
  OOMConfig: (reader) => refuseNegative(reader, ['sampleInterval']),
  RawVolumeConfig: checkRawVolume,
  RegistryAuthConfig: checkRegistryAuth,
  RegistryMirrorConfig: (reader) => {
    requireName(reader);
    reader.list('endpoints').forEach((_, index) => {
      const path = ['endpoints', index, 'url'];
      const scheme = parseUrl(reader.text(...path))?.scheme ?? '';
      if (!['http', 'https'].includes(scheme)) reader.refuse(path, 'must be an http:// or https:// URL');
    });
  },
  RegistryTLSConfig: requireName,
  RoutingRuleConfig: checkRoutingRule,
  SideroLinkConfig: (reader) => {
    const url = parseUrl(reader.text('apiUrl'));
    const isGiven = reader.text('apiUrl') !== '' && url !== undefined;
    if (!isGiven || !['https', 'grpc'].includes(url.scheme)) {
      reader.refuse(['apiUrl'], 'must be an https:// or grpc:// URL');
    } else if (!['', '/'].includes(url.path)) reader.refuse(['apiUrl'], 'must not have a path');
  },
  StaticHostConfig: (reader) => {
    requireAddressAsName(reader);
    if (reader.list('hostnames').length === 0) reader.refuse(['hostnames'], 'must name at least one host');
  },
  SwapVolumeConfig: checkRawVolume,
  TCPProbeConfig: (reader) => {
    requireName(reader);
    require(reader, ['endpoint']);
    for (const field of ['timeout', 'interval', 'failureThreshold']) refuseNegative(reader, [field]);
  },
  TimeSyncConfig: (reader) => {
    refuseNegative(reader, ['bootTimeout']);
    if (reader.has('ntp') && reader.has('ptp')) reader.refuse(['ptp'], 'cannot be given beside ntp');
  },
  UserVolumeConfig: checkUserVolume,
  VLANConfig: checkVlanDocument,
  VRFConfig: checkVrfDocument,
  VolumeConfig: checkSystemVolume,
  WatchdogTimerConfig: checkWatchdog,
  WireguardConfig: checkWireguardDocument,
  ZswapConfig: (reader) => {
    const percent = reader.number('maxPoolPercent');
    if (percent < 0 || percent > 100) reader.refuse(['maxPoolPercent'], 'must be from 0 to 100');
  },
};

/** The shortest time after which a watchdog may bite, in seconds. */
const MINIMUM_WATCHDOG_SECONDS = 10;

function checkWatchdog(reader: Reader): void {
  require(reader, ['device']);
  const seconds = secondsOf(reader.text('timeout'));
  if (seconds !== undefined && seconds !== 0 && seconds < MINIMUM_WATCHDOG_SECONDS) {
    reader.refuse(['timeout'], `must be at least ${MINIMUM_WATCHDOG_SECONDS}s`);
  }
}

function refuseNegative(reader: Reader, path: readonly string[]): void {
  const seconds = secondsOf(reader.text(...path)) ?? 0;
  if (seconds < 0 || reader.number(...path) < 0) reader.refuse(path, 'must not be negative');
}

function checkHostname(reader: Reader): void {
  const [auto, hostname] = [reader.text('auto'), reader.text('hostname')];
  if (auto === '' && hostname === '') reader.refuse([], 'needs `auto` or `hostname`');
  if (auto === 'talos-addr') reader.refuse(['auto'], 'must be stable or off');
  if (auto !== '' && auto !== 'off' && hostname !== '') reader.refuse(['hostname'], 'needs `auto: off`');
  const [host = ''] = hostname.split('.');
  if (hostname !== '' && (host === '' || host.length > 63 || hostname.length > 253)) {
    reader.refuse(['hostname'], 'is no name of a host');
  }
}

function checkKmsgLog(reader: Reader): void {
  requireName(reader);
  const text = reader.text('url');
  const url = parseUrl(text);
  if (text === '' || url === undefined) reader.refuse(['url'], 'is required');
  else if (!['tcp', 'udp'].includes(url.scheme)) reader.refuse(['url'], 'must be a tcp:// or udp:// URL');
  else if (!['', '/'].includes(url.path)) reader.refuse(['url'], 'must not have a path');
  else if (url.port === '') reader.refuse(['url'], 'must have a port');
}

function checkRule(reader: Reader): void {
  requireName(reader);
  const path = ['portSelector', 'ports'];
  const ranges = reader.list(...path).map((each) => String(each).split('-').map(Number));
  if (ranges.length === 0) reader.refuse(path, 'must name at least one port');
  const sorted = ranges
    .map(([low = 0, high = low], index) => ({ low, high, index }))
    .sort((a, b) => a.low - b.low);
  sorted.forEach(({ low, high, index }, order) => {
    const before = sorted[order - 1];
    if (low > high) reader.refuse([...path, index], 'ends before it starts');
    else if (before !== undefined && before.high >= low)
      reader.refuse([...path, index], 'overlaps with another');
  });
  reader.list('ingress').forEach((_, index) => require(reader, ['ingress', index, 'subnet']));
}

function checkExtensionService(reader: Reader): void {
  requireName(reader);
  if (reader.list('configFiles').length === 0 && reader.list('environment').length === 0) {
    reader.refuse([], 'needs configFiles or environment');
  }
  reader.list('configFiles').forEach((_, index) => {
    require(reader, ['configFiles', index, 'content']);
    require(reader, ['configFiles', index, 'mountPath']);
  });
}

function checkRegistryAuth(reader: Reader): void {
  requireName(reader);
  const given = ['auth', 'username', 'identityToken'].filter((field) => reader.text(field) !== '');
  if (given.length > 1) reader.refuse([], `has ${given.join(' and ')}, of which one is allowed`);
}

/** Priorities of rules that Talos itself uses. */
const RESERVED_PRIORITIES = [0, 32500, 32501, 32766, 32767];

function checkRoutingRule(reader: Reader): void {
  const name = reader.text('name');
  const isNumber = /^\d+$/.test(name) && Number(name) < 2 ** 32;
  if (!isNumber) reader.refuse(['name'], 'must be a priority, which is a number');
  else if (RESERVED_PRIORITIES.includes(Number(name))) reader.refuse(['name'], 'is a reserved priority');
  const [table, action] = [reader.text('table'), reader.text('action')];
  if (['', '0', 'unspec'].includes(table) && ['', 'unspec', 'unicast'].includes(action)) {
    reader.refuse([], 'needs a table, or an action other than unicast');
  }
  if (reader.number('fwMask') !== 0 && reader.number('fwMark') === 0)
    reader.refuse(['fwMask'], 'needs fwMark');
}

function checkImageRules(reader: Reader): void {
  reader.list('rules').forEach((_, index) => {
    const path = ['rules', index];
    require(reader, [...path, 'image']);
    const [skips, denies] = [reader.isTrue(...path, 'skip'), reader.isTrue(...path, 'deny')];
    const verifiers = ['keyless', 'publicKey'].filter((field) => reader.has(...path, field));
    if (skips && denies) reader.refuse([...path, 'deny'], 'cannot be given beside skip');
    if ((skips || denies) && verifiers.length > 0) reader.refuse(path, 'has a verifier, and skips or denies');
    if (!skips && !denies && verifiers.length !== 1)
      reader.refuse(path, 'needs one of keyless and publicKey');
    if (reader.has(...path, 'keyless')) {
      require(reader, [...path, 'keyless', 'issuer']);
      const hasSubject = ['subject', 'subjectRegex'].some(
        (field) => reader.text(...path, 'keyless', field) !== '',
      );
      if (!hasSubject) reader.refuse([...path, 'keyless'], 'needs subject or subjectRegex');
    }
    if (reader.has(...path, 'publicKey')) require(reader, [...path, 'publicKey', 'certificate']);
  });
}
