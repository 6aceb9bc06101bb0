import { parseQuantity } from '@strata/schema';
import { isMap } from '@strata/compose';
import { refuseBacksteps } from './file-path';
import { checkRequiredName, DNS_LABEL, refuseRepeated } from './name-syntax';
import { checkClaimSpec } from './persistent-volume-claim';
import type { Place } from './place';
import { checkDownwardItems, checkItems, checkProjected, LARGEST_MODE } from './projected-volume';

/**
 * Checks the volumes of a pod.
 *
 * @param added names of volumes that a StatefulSet adds, and which take the place of these
 * @returns the names that containers may mount
 */
export function checkVolumes(volumes: Place, added: readonly string[]): ReadonlySet<string> {
  const names = volumes.elements.map((volume) => volume.at('name'));
  for (const volume of volumes.elements) {
    checkRequiredName(volume.at('name'), 'STR623', DNS_LABEL);
    checkVolumeSource(volume);
  }
  refuseRepeated(names, 'STR623', 'is the name of two volumes');
  return new Set([...added, ...names.flatMap(({ text }) => text ?? [])]);
}

function checkVolumeSource(volume: Place): void {
  // Every field but the name is a source, also one that a later version brings.
  const sources = volume.entries.filter(([key, source]) => key !== 'name' && !source.isAbsent);
  if (sources.length > 1) volume.refuse('STR623', 'must have one source');
  // The API server turns a volume without any into an emptyDir, which nobody can have meant.
  if (sources.length === 0 && isMap(volume.value))
    volume.refuse('STR623', 'must have a source, such as emptyDir: {}');
  checkFiles(volume.at('configMap'), 'name');
  checkFiles(volume.at('secret'), 'secretName');
  checkEmptyDir(volume.at('emptyDir'));
  checkHostPath(volume.at('hostPath'));
  checkNfs(volume.at('nfs'));
  requireField(volume.at('persistentVolumeClaim'), 'claimName');
  requireField(volume.at('csi'), 'driver');
  if (isMap(volume.at('ephemeral').value)) {
    const template = volume.at('ephemeral', 'volumeClaimTemplate');
    if (template.require('STR623')) checkClaimSpec(template.at('spec'));
  }
  checkProjected(volume.at('projected'));
  checkDownwardItems(volume.at('downwardAPI', 'items'));
}

function requireField(source: Place, field: string): void {
  if (isMap(source.value)) source.at(field).require('STR623');
}

function checkFiles(source: Place, nameField: string): void {
  requireField(source, nameField);
  source.at('defaultMode').requireRange('STR623', 0, LARGEST_MODE);
  checkItems(source.at('items'));
}

function checkEmptyDir(source: Place): void {
  const limit = source.at('sizeLimit');
  const amount = parseQuantity(limit.value);
  if (limit.text !== undefined && amount === undefined)
    limit.refuse('STR625', 'must be a quantity such as 1Gi');
  if (amount !== undefined && amount < 0n) limit.refuse('STR625', 'must not be negative');
}

const HOST_PATH_TYPES = [
  'DirectoryOrCreate',
  'Directory',
  'FileOrCreate',
  'File',
  'Socket',
  'CharDevice',
  'BlockDevice',
];

/** Checks a path on the node. */
export function checkHostPath(source: Place): void {
  requireField(source, 'path');
  refuseBacksteps(source.at('path'), 'STR623');
  source.at('type').requireOneOf('STR623', HOST_PATH_TYPES);
}

/** Checks a directory of an NFS server. */
export function checkNfs(source: Place): void {
  requireField(source, 'server');
  requireField(source, 'path');
  const path = source.at('path');
  if (path.text !== undefined && path.text !== '' && !path.text.startsWith('/')) {
    path.refuse('STR623', 'must be an absolute path');
  }
}
