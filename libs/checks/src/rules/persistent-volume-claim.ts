import { checkLabelSelector } from './label-selector';
import { checkName, DNS_SUBDOMAIN } from './name-syntax';
import type { Place } from './place';
import { checkQuantity } from './resources';

const ACCESS_MODES = ['ReadWriteOnce', 'ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOncePod'];

/**
 * Checks what a claim asks for: a PersistentVolumeClaim's spec, or that of a template of one.
 *
 * @see https://kubernetes.io/docs/concepts/storage/persistent-volumes/#persistentvolumeclaims
 */
export function checkClaimSpec(spec: Place): void {
  checkAccessModes(spec.at('accessModes'));
  checkLabelSelector(spec.at('selector'), 'STR632');
  checkStorage(spec.at('resources', 'requests', 'storage'));
  checkVolumeClass(spec);
}

/** Checks a PersistentVolumeClaim. */
export const checkClaim = (object: Place): void => checkClaimSpec(object.at('spec'));

/** Checks how often a volume may be mounted. */
export function checkAccessModes(modes: Place): void {
  modes.require('STR632');
  for (const mode of modes.elements) mode.requireElementOf('STR632', ACCESS_MODES);
  const names = modes.elements.map(({ text }) => text);
  if (names.includes('ReadWriteOncePod') && names.some((name) => name !== 'ReadWriteOncePod')) {
    modes.refuse('STR632', 'must hold ReadWriteOncePod alone');
  }
}

/** Checks the size of a volume. */
export function checkStorage(storage: Place): void {
  if (storage.isAbsent) storage.refuse('STR632', 'is required');
  else if (checkQuantity(storage) === 0n) storage.refuse('STR632', 'must be more than 0');
}

/** Checks the class and mode of a volume. */
export function checkVolumeClass(spec: Place): void {
  for (const field of ['storageClassName', 'volumeAttributesClassName']) {
    if (!spec.at(field).isEmpty) checkName(spec.at(field), 'STR632', DNS_SUBDOMAIN);
  }
  spec.at('volumeMode').requireOneOf('STR632', ['Block', 'Filesystem']);
}
