import { checkKeySlots } from './machine';
import type { Reader } from './reader';

const SYSTEM_VOLUMES = ['STATE', 'EPHEMERAL', 'IMAGECACHE'];

/** The longest name that fits into the label of a partition beside its prefix. */
const MAX_NAME = 34;

/** Bytes of a size such as 10GiB; undefined for a relative size, and for none. */
function bytesOf(text: string): number | undefined {
  const [, number = '', unit = '', binary = ''] =
    /^(-?\d+(?:\.\d+)?)\s?(?:([kmgtpe])(i?))?b?$/i.exec(text) ?? [];
  if (number === '') return undefined;
  const power = 'kmgtpe'.indexOf(unit.toLowerCase()) + (unit === '' ? 0 : 1);
  return Number(number) * (binary === '' ? 1000 : 1024) ** power;
}

function checkProvisioning(reader: Reader, isRequired: boolean, hasSizes: boolean): void {
  const path = ['provisioning'];
  if (isRequired && reader.text(...path, 'diskSelector', 'match') === '') {
    reader.refuse([...path, 'diskSelector', 'match'], 'is required');
  }
  const [min, max] = [reader.text(...path, 'minSize'), reader.text(...path, 'maxSize')];
  if (!hasSizes) {
    for (const field of ['minSize', 'maxSize', 'grow']) {
      if (reader.has(...path, field))
        reader.refuse([...path, field], 'is not supported for this type of volume');
    }
    return;
  }
  const [least, most] = [bytesOf(min), bytesOf(max)];
  if (isRequired && min === '' && max === '') reader.refuse(path, 'needs minSize or maxSize');
  if (least !== undefined && least < 0) reader.refuse([...path, 'minSize'], 'must not be negative');
  if (least !== undefined && most !== undefined && most > 0 && least > most) {
    reader.refuse([...path, 'minSize'], 'is larger than maxSize');
  }
}

function checkEncryption(reader: Reader): void {
  const path = ['encryption'];
  const provider = reader.text(...path, 'provider');
  const keys = reader.list(...path, 'keys');
  if (['', 'none'].includes(provider) && keys.length === 0) return;
  if (provider !== 'luks2') reader.refuse([...path, 'provider'], 'must be luks2');
  if (keys.length === 0) reader.refuse([...path, 'keys'], 'are required');
  checkKeySlots(reader, [...path, 'keys']);
  keys.forEach((_, index) => {
    const registers = [...path, 'keys', index, 'tpm', 'options', 'pcrs'];
    reader.list(...registers).forEach((register, each) => {
      const isThere = typeof register === 'number' && register >= 0 && register <= 23;
      if (!isThere) reader.refuse([...registers, each], 'must be from 0 to 23');
    });
  });
}

function checkName(reader: Reader): void {
  const name = reader.text('name');
  if (name === '' || name.length > MAX_NAME) reader.refuse(['name'], `must have 1 to ${MAX_NAME} characters`);
  if (!/^[A-Za-z0-9-]*$/.test(name)) reader.refuse(['name'], 'must have letters, digits and hyphens alone');
}

export function checkSystemVolume(reader: Reader): void {
  const name = reader.text('name');
  if (!SYSTEM_VOLUMES.includes(name)) {
    reader.refuse(
      ['name'],
      `must be one of ${SYSTEM_VOLUMES.join(', ')}`,
      'Other volumes are UserVolumeConfig documents.',
    );
    return;
  }
  if (name === 'STATE') {
    const isProvisioned = reader
      .entries('provisioning')
      .some(([, value]) => value !== null && value !== '' && JSON.stringify(value) !== '{}');
    if (isProvisioned) reader.refuse(['provisioning'], 'is not allowed for STATE');
    reader.list('encryption', 'keys').forEach((_, index) => {
      if (reader.isTrue('encryption', 'keys', index, 'lockToState')) {
        reader.refuse(['encryption', 'keys', index, 'lockToState'], 'is not allowed for STATE itself');
      }
    });
  }
  checkProvisioning(reader, false, true);
  checkEncryption(reader);
}

export function checkUserVolume(reader: Reader): void {
  checkName(reader);
  const type = reader.text('volumeType') || 'partition';
  if (type === 'directory') {
    for (const field of ['provisioning', 'encryption', 'filesystem', 'mount']) {
      if (reader.entries(field).length > 0)
        reader.refuse([field], 'is not for volumes of the type directory');
    }
    return;
  }
  if (!['partition', 'disk'].includes(type)) {
    reader.refuse(['volumeType'], 'must be partition, disk or directory');
    return;
  }
  checkProvisioning(reader, true, type === 'partition');
  const filesystem = reader.text('filesystem', 'type');
  if (!['', 'none', 'xfs', 'ext4'].includes(filesystem))
    reader.refuse(['filesystem', 'type'], 'must be xfs or ext4');
  else if (reader.isTrue('filesystem', 'projectQuotaSupport') && filesystem === 'ext4') {
    reader.refuse(['filesystem', 'projectQuotaSupport'], 'is only for xfs');
  }
  checkEncryption(reader);
}

export function checkRawVolume(reader: Reader): void {
  checkName(reader);
  checkProvisioning(reader, true, true);
  checkEncryption(reader);
}

export function checkExistingVolume(reader: Reader): void {
  const name = reader.text('name');
  if (name === '') reader.refuse(['name'], 'is required');
  if (!/^[A-Za-z0-9-]*$/.test(name)) reader.refuse(['name'], 'must have letters, digits and hyphens alone');
  if (reader.text('discovery', 'volumeSelector', 'match') === '') {
    reader.refuse(['discovery', 'volumeSelector', 'match'], 'is required');
  }
}

export function checkExternalVolume(reader: Reader): void {
  checkName(reader);
  if (reader.text('filesystemType') !== 'virtiofs') reader.refuse(['filesystemType'], 'must be virtiofs');
  else if (reader.text('mount', 'virtiofs', 'tag') === '')
    reader.refuse(['mount', 'virtiofs', 'tag'], 'is required');
}
