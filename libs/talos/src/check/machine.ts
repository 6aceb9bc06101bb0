import { isAtLeast } from '../contract';
import type { Reader } from './reader';
import { describeBadEndpoint, isLabelValue, isPrefix, isQualifiedName, isSubnetFilter } from './texts';

/** What the machine is, in words that Talos takes; `init` and `join` are old. */
const TYPES: readonly string[] = ['init', 'controlplane', 'worker', 'join'];

/** Whether the config is that of a control plane. */
export const isControlPlane = (reader: Reader): boolean =>
  ['init', 'controlplane'].includes(reader.text('machine', 'type'));

const isWorker = (reader: Reader): boolean => ['worker', 'join'].includes(reader.text('machine', 'type'));

/** The rules of the `machine` section. */
export function checkMachine(reader: Reader): void {
  if (reader.map('machine') === undefined) {
    reader.refuse(['machine'], 'is required');
    return;
  }
  checkType(reader);
  checkInstall(reader);
  checkCertificates(reader);
  checkKubelet(reader);
  checkNode(reader);
  checkFeatures(reader);
  checkKubeSpan(reader);
  checkEncryption(reader);
  checkPartitions(reader);
  checkFiles(reader);
  checkLogging(reader);
  if (reader.has('persist') && !reader.isTrue('persist')) reader.refuse(['persist'], 'must not be false');
  for (const field of ['config', 'mirrors']) {
    for (const [name, value] of reader.entries('machine', 'registries', field)) {
      if (value === null) reader.refuse(['machine', 'registries', field, name], 'must not be empty');
    }
  }
}

function checkType(reader: Reader): void {
  const type = reader.text('machine', 'type');
  const path = ['machine', 'type'];
  if (!TYPES.includes(type)) reader.refuse(path, `must be controlplane or worker, not "${type}"`);
  if (type === 'join') reader.warn(path, 'is an old word', 'Use worker.');
}

function checkInstall(reader: Reader): void {
  const path = ['machine', 'install'];
  if (reader.map(...path) === undefined) {
    reader.refuse(path, 'is required on bare metal');
    return;
  }
  const selector = reader.entries(...path, 'diskSelector');
  const isSelected = selector.some(([key, value]) => key !== 'name' && value !== null && value !== '');
  if (reader.text(...path, 'diskSelector', 'name') !== '') {
    reader.refuse(
      [...path, 'diskSelector', 'name'],
      'is not supported by Talos any more',
      'Select by model or serial.',
    );
  }
  if (reader.text(...path, 'disk') === '' && !isSelected) {
    reader.refuse(path, 'names no disk', 'Give `disk`, or `diskSelector` with a condition.');
  }
  const kind = reader.text(...path, 'diskSelector', 'type');
  if (kind !== '' && !['ssd', 'hdd', 'nvme', 'sd'].includes(kind)) {
    reader.refuse([...path, 'diskSelector', 'type'], 'must be ssd, hdd, nvme or sd');
  }
  const hasArguments = reader.list(...path, 'extraKernelArgs').length > 0;
  if (isAtLeast(reader.contract, '1.12') && hasArguments && reader.isTrue(...path, 'grubUseUKICmdline')) {
    const message = 'cannot be given beside grubUseUKICmdline';
    reader.refuse(
      [...path, 'extraKernelArgs'],
      message,
      'Put the arguments into the schematic of the image.',
    );
  }
  const images = reader
    .list(...path, 'extensions')
    .map((_, index) => reader.text(...path, 'extensions', index, 'image'));
  images.forEach((image, index) => {
    if (images.indexOf(image) !== index) reader.refuse([...path, 'extensions', index], 'stands there twice');
  });
}

function checkCertificates(reader: Reader): void {
  const [ca, accepted] = [
    ['machine', 'ca'],
    ['machine', 'acceptedCAs'],
  ];
  const hasAccepted = reader.list(...accepted).length > 0;
  const crt = reader.text(...ca, 'crt');
  const key = reader.text(...ca, 'key');
  if (!reader.has(...ca) && !hasAccepted) reader.refuse(ca, 'is required, or acceptedCAs');
  if (isControlPlane(reader) && (!reader.has(...ca) || key === '')) {
    reader.refuse(ca, 'needs its key on control planes');
  }
  if (!isWorker(reader)) return;
  if (key !== '') reader.refuse([...ca, 'key'], 'must not be on workers', 'Give the certificate alone.');
  if (reader.has(...ca) && crt === '' && !hasAccepted) {
    reader.refuse([...ca, 'crt'], 'is required on workers, or acceptedCAs');
  }
}

/** Fields of the kubelet's configuration that Talos sets itself. */
const KUBELET_FIELDS = [
  'apiVersion',
  'authentication',
  'authorization',
  'cgroupRoot',
  'kind',
  'kubeletCgroups',
  'port',
  'protectKernelDefaults',
  'resolvConf',
  'rotateCertificates',
  'systemCgroups',
  'staticPodPath',
  'seccompDefault',
];

function checkKubelet(reader: Reader): void {
  const path = ['machine', 'kubelet'];
  checkSubnets(reader, [...path, 'nodeIP', 'validSubnets']);
  for (const [field] of reader.entries(...path, 'extraConfig')) {
    if (KUBELET_FIELDS.includes(field)) {
      reader.refuse([...path, 'extraConfig', field], 'is set by Talos and cannot be given');
    }
  }
}

/** Every item of a list must be a subnet or an address, perhaps one that is left out. */
export function checkSubnets(reader: Reader, path: readonly (string | number)[]): void {
  reader.list(...path).forEach((_, index) => {
    if (!isSubnetFilter(reader.text(...path, index))) {
      reader.refuse([...path, index], 'must be a subnet or an address');
    }
  });
}

const RESERVED_ANNOTATIONS = [
  'talos.dev/owned-annotations',
  'talos.dev/owned-labels',
  'talos.dev/owned-taints',
];

const EFFECTS = ['NoSchedule', 'PreferNoSchedule', 'NoExecute'];

function checkNode(reader: Reader): void {
  for (const field of ['nodeLabels', 'nodeAnnotations', 'nodeTaints']) {
    for (const [key] of reader.entries('machine', field)) {
      const path = ['machine', field, key];
      const value = reader.text(...path);
      if (!isQualifiedName(key)) reader.refuse(path, 'is no valid name');
      else if (field === 'nodeLabels' && !isLabelValue(value))
        reader.refuse(path, 'is no valid value of a label');
      else if (field === 'nodeAnnotations' && RESERVED_ANNOTATIONS.includes(key)) {
        reader.refuse(path, 'is reserved for Talos');
      } else if (field === 'nodeTaints') checkTaint(reader, path, value);
    }
  }
}

function checkTaint(reader: Reader, path: readonly string[], taint: string): void {
  const parts = taint.split(':');
  const effect = parts.length === 1 ? taint : parts.slice(1).join(':');
  const value = parts.length === 1 ? '' : (parts[0] ?? '');
  if (!EFFECTS.includes(effect)) reader.refuse(path, `must end with one of ${EFFECTS.join(', ')}`);
  else if (!isLabelValue(value)) reader.refuse(path, 'has no valid value before the effect');
}

const ROLES = [
  'admin',
  'operator',
  'reader',
  'etcd:backup',
  'image:verifier',
  'meta:writer',
  'impersonator',
].map((role) => `os:${role}`);

function checkFeatures(reader: Reader): void {
  const path = ['machine', 'features'];
  const dns = [...path, 'hostDNS'];
  const forwards = reader.isTrue(...dns, 'forwardKubeDNSToHost');
  if (isAtLeast(reader.contract, '1.13') && forwards && !reader.isTrue(...dns, 'enabled')) {
    reader.refuse([...dns, 'forwardKubeDNSToHost'], 'needs hostDNS to be enabled');
  }
  const algorithm = reader.text(...path, 'nodeAddressSortAlgorithm');
  if (algorithm !== '' && !['v1', 'v2'].includes(algorithm)) {
    reader.refuse([...path, 'nodeAddressSortAlgorithm'], 'must be v1 or v2');
  }
  const access = [...path, 'kubernetesTalosAPIAccess'];
  if (!reader.isTrue(...access, 'enabled')) return;
  if (!isControlPlane(reader)) reader.refuse(access, 'is only allowed on control planes');
  if (!isAtLeast(reader.contract, '1.12') && !reader.isTrue(...path, 'rbac'))
    reader.refuse([...path, 'rbac'], 'must be true for access by pods');
  reader.list(...access, 'allowedRoles').forEach((_, index) => {
    const role = reader.text(...access, 'allowedRoles', index);
    if (!ROLES.includes(role)) {
      reader.refuse(
        [...access, 'allowedRoles', index],
        `is no role of Talos: "${role}"`,
        `Roles are ${ROLES.join(', ')}.`,
      );
    }
  });
}

/** The smallest MTU of a link of KubeSpan, in bytes. */
export const MINIMUM_KUBESPAN_MTU = 1280;

function checkKubeSpan(reader: Reader): void {
  const path = ['machine', 'network', 'kubespan'];
  if (!reader.isTrue(...path, 'enabled')) return;
  if (
    reader.has(...path, 'mtu') &&
    reader.number(...path, 'mtu') > 0 &&
    reader.number(...path, 'mtu') < MINIMUM_KUBESPAN_MTU
  ) {
    reader.refuse([...path, 'mtu'], `must be at least ${MINIMUM_KUBESPAN_MTU}`);
  }
  if (!reader.isTrue('cluster', 'discovery', 'enabled')) {
    reader.refuse(path, 'needs cluster.discovery to be enabled');
  }
  for (const field of ['id', 'secret']) {
    if (reader.text('cluster', field) === '') reader.refuse(path, `needs cluster.${field}`);
  }
  checkSubnets(reader, [...path, 'filters', 'endpoints']);
  const excluded = [...path, 'filters', 'excludeAdvertisedNetworks'];
  reader.list(...excluded).forEach((_, index) => {
    if (!isPrefix(reader.text(...excluded, index))) reader.refuse([...excluded, index], 'must be a CIDR');
  });
}

const KEY_KINDS = ['static', 'nodeID', 'kms', 'tpm'];

function checkEncryption(reader: Reader): void {
  for (const partition of ['ephemeral', 'state']) {
    const path = ['machine', 'systemDiskEncryption', partition];
    if (!reader.has(...path)) continue;
    const keys = reader.list(...path, 'keys');
    if (keys.length === 0) reader.refuse(path, 'has no keys');
    checkKeySlots(reader, [...path, 'keys']);
  }
}

/** Each key of a volume has a slot of its own, and says what it is. */
export function checkKeySlots(reader: Reader, path: readonly string[]): void {
  const slots = reader.list(...path).map((_, index) => reader.number(...path, index, 'slot'));
  slots.forEach((slot, index) => {
    if (slots.indexOf(slot) !== index) reader.refuse([...path, index, 'slot'], `is used twice: ${slot}`);
    if (!KEY_KINDS.some((kind) => reader.has(...path, index, kind))) {
      reader.refuse([...path, index], `must have one of ${KEY_KINDS.join(', ')}`);
    }
  });
}

function checkPartitions(reader: Reader): void {
  const path = ['machine', 'disks'];
  reader.list(...path).forEach((disk, index) => {
    if (disk === null) reader.refuse([...path, index], 'must not be empty');
    const partitions = [...path, index, 'partitions'];
    const { length } = reader.list(...partitions);
    for (let each = 0; each < length - 1; each += 1) {
      const size = reader.value([...partitions, each, 'size']);
      if (size === undefined || size === 0 || size === '0') {
        reader.refuse([...partitions, each], 'takes the rest of the disk, and is not the last');
      }
    }
  });
}

/** Talos notices only when it starts: nothing but /var can be written. */
function checkFiles(reader: Reader): void {
  const path = ['machine', 'files'];
  reader.list(...path).forEach((_, index) => {
    const isInVar = reader.text(...path, index, 'path').startsWith('/var/');
    if (reader.text(...path, index, 'op') === 'create' && !isInVar) {
      reader.refuse([...path, index, 'path'], 'must be under /var to be created');
    }
  });
}

function checkLogging(reader: Reader): void {
  const path = ['machine', 'logging', 'destinations'];
  reader.list(...path).forEach((_, index) => {
    const endpoint = reader.text(...path, index, 'endpoint');
    const wrong = endpoint === '' ? 'is required' : describeBadEndpoint(endpoint);
    if (wrong !== undefined) reader.refuse([...path, index, 'endpoint'], wrong);
    else if (!/^(?:tcp|udp):/.test(endpoint))
      reader.refuse([...path, index, 'endpoint'], 'must be a tcp:// or udp:// URL');
    const format = reader.text(...path, index, 'format');
    if (format !== 'json_lines') reader.refuse([...path, index, 'format'], 'must be json_lines');
  });
}
