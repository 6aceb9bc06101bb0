import { DATA_KEY } from './name-syntax';
import type { Place } from './place';

const LARGEST_BYTES = 1024 * 1024;

/**
 * Checks a ConfigMap; messages never repeat a value.
 *
 * @see https://kubernetes.io/docs/concepts/configuration/configmap/
 */
export function checkConfigMap(object: Place): void {
  const [data, binary] = [object.at('data'), object.at('binaryData')];
  checkKeys(data);
  checkKeys(binary);
  for (const [key, value] of data.entries) {
    if (!binary.at(key).isAbsent) value.refuse('STR631', 'has a key that is also in binaryData');
  }
  const bytes = [
    ...data.entries.map(([, value]) => bytesOf(value)),
    ...binary.entries.map(([, value]) => bytesOf64(value)),
  ];
  if (sum(bytes) > LARGEST_BYTES) object.refuse('STR631', 'must hold at most 1 MiB of data');
}

/** Fields that a Secret of a type must have. */
const SECRET_KEYS: Readonly<Record<string, readonly string[]>> = {
  'kubernetes.io/dockercfg': ['.dockercfg'],
  'kubernetes.io/dockerconfigjson': ['.dockerconfigjson'],
  'kubernetes.io/ssh-auth': ['ssh-privatekey'],
  'kubernetes.io/tls': ['tls.crt', 'tls.key'],
};

const SERVICE_ACCOUNT = 'kubernetes.io/service-account.name';

/**
 * Checks a Secret; messages never repeat a value.
 *
 * @see https://kubernetes.io/docs/concepts/configuration/secret/#secret-types
 */
export function checkSecret(object: Place): void {
  const [data, texts] = [object.at('data'), object.at('stringData')];
  checkKeys(data);
  checkKeys(texts);
  const type = object.at('type').text ?? 'Opaque';
  for (const key of SECRET_KEYS[type] ?? []) {
    if (data.at(key).isAbsent && texts.at(key).isAbsent) data.at(key).refuse('STR631', 'is required');
  }
  if (type === 'kubernetes.io/service-account-token') {
    object.at('metadata', 'annotations', SERVICE_ACCOUNT).require('STR631');
  }
  const bytes = [
    ...data.entries.map(([, value]) => bytesOf64(value)),
    ...texts.entries.map(([, value]) => bytesOf(value)),
  ];
  if (sum(bytes) > LARGEST_BYTES) object.refuse('STR631', 'must hold at most 1 MiB of data');
}

function checkKeys(data: Place): void {
  for (const [key, value] of data.entries) {
    if (!DATA_KEY.fits(key)) value.refuse('STR631', `must have ${DATA_KEY.description}`);
  }
}

const bytesOf = (value: Place): number => Buffer.byteLength(value.text ?? '');

const bytesOf64 = (value: Place): number => Buffer.byteLength(value.text ?? '', 'base64');

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
