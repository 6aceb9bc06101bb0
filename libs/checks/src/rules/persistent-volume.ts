import { checkNodeSelector } from './affinity';
import { refuseBacksteps } from './file-path';
import { QUALIFIED_NAME } from './name-syntax';
import { checkAccessModes, checkStorage, checkVolumeClass } from './persistent-volume-claim';
import type { Place } from './place';
import { checkHostPath, checkNfs } from './volumes';

/** Fields of a PersistentVolume's spec that are no source. */
const OTHER_FIELDS: ReadonlySet<string> = new Set([
  'accessModes',
  'capacity',
  'claimRef',
  'mountOptions',
  'nodeAffinity',
  'persistentVolumeReclaimPolicy',
  'storageClassName',
  'volumeAttributesClassName',
  'volumeMode',
]);

/**
 * Checks a PersistentVolume.
 *
 * @see https://kubernetes.io/docs/concepts/storage/persistent-volumes/
 */
export function checkPersistentVolume(object: Place): void {
  const spec = object.at('spec');
  checkAccessModes(spec.at('accessModes'));
  checkStorage(spec.at('capacity', 'storage'));
  checkVolumeClass(spec);
  spec.at('persistentVolumeReclaimPolicy').requireOneOf('STR632', ['Delete', 'Recycle', 'Retain']);
  const sources = spec.entries.filter(([key, { isAbsent }]) => !OTHER_FIELDS.has(key) && !isAbsent);
  if (sources.length !== 1) spec.refuse('STR632', 'must have exactly one source, such as nfs or csi');
  checkHostPath(spec.at('hostPath'));
  checkNfs(spec.at('nfs'));
  if (!spec.at('local').isAbsent) spec.at('local', 'path').require('STR632');
  refuseBacksteps(spec.at('local', 'path'), 'STR632');
  const node = spec.at('nodeAffinity', 'required');
  if (!node.isAbsent) checkNodeSelector(node);
  else if (!spec.at('local').isAbsent) node.refuse('STR632', 'is required with a local volume');
  for (const field of ['driver', 'volumeHandle']) {
    if (!spec.at('csi').isAbsent) spec.at('csi', field).require('STR632');
  }
}

/**
 * Checks a StorageClass.
 *
 * @see https://kubernetes.io/docs/concepts/storage/storage-classes/
 */
export function checkStorageClass(object: Place): void {
  const provisioner = object.at('provisioner');
  if (provisioner.require('STR632') && !QUALIFIED_NAME.fits((provisioner.text ?? 'x').toLowerCase())) {
    provisioner.refuse('STR632', `must be ${QUALIFIED_NAME.description}`);
  }
  object.at('reclaimPolicy').requireOneOf('STR632', ['Delete', 'Retain']);
  object.at('volumeBindingMode').requireOneOf('STR632', ['Immediate', 'WaitForFirstConsumer']);
  const parameters = object.at('parameters');
  if (parameters.entries.length > 512) parameters.refuse('STR632', 'must hold at most 512 parameters');
  for (const [key, value] of parameters.entries) {
    if (key === '') value.refuse('STR632', 'must have a key');
  }
}
