import { isMap } from '@strata/compose';
import { checkFieldRef } from './environment-variables';
import { checkFilePath } from './file-path';
import { checkRequiredName, DATA_KEY, refuseRepeated } from './name-syntax';
import type { Place } from './place';

/** The largest mode of a file. */
export const LARGEST_MODE = 0o777;

const PROJECTIONS = [
  'clusterTrustBundle',
  'configMap',
  'downwardAPI',
  'podCertificate',
  'secret',
  'serviceAccountToken',
];

/**
 * Checks a volume that puts several sources into one directory.
 *
 * @see https://kubernetes.io/docs/concepts/storage/projected-volumes/
 */
export function checkProjected(source: Place): void {
  source.at('defaultMode').requireRange('STR623', 0, LARGEST_MODE);
  const paths: Place[] = [];
  for (const projection of source.at('sources').elements) {
    if (projection.present(PROJECTIONS).length !== 1)
      projection.refuse('STR623', 'must have exactly one source');
    for (const field of projection.present(['configMap', 'secret'])) {
      projection.at(field, 'name').require('STR623');
      checkItems(projection.at(field, 'items'));
    }
    checkDownwardItems(projection.at('downwardAPI', 'items'));
    checkToken(projection.at('serviceAccountToken'));
    const lists = ['configMap', 'downwardAPI', 'secret'].flatMap(
      (field) => projection.at(field, 'items').elements,
    );
    paths.push(...lists.map((item) => item.at('path')), projection.at('serviceAccountToken', 'path'));
  }
  refuseRepeated(paths, 'STR623', 'is the path of two files');
}

/** Checks which keys of a ConfigMap or Secret become which files. */
export function checkItems(items: Place): void {
  for (const item of items.elements) {
    checkRequiredName(item.at('key'), 'STR623', DATA_KEY);
    checkFile(item);
  }
}

/** Checks which fields of the pod become which files. */
export function checkDownwardItems(items: Place): void {
  for (const item of items.elements) {
    checkFile(item);
    if (item.present(['fieldRef', 'resourceFieldRef']).length !== 1) {
      item.refuse('STR623', 'must have either a fieldRef or a resourceFieldRef');
    }
    checkFieldRef(item.at('fieldRef'), 'STR623');
  }
}

function checkFile(item: Place): void {
  if (item.at('path').require('STR623')) checkFilePath(item.at('path'), 'STR623');
  item.at('mode').requireRange('STR623', 0, LARGEST_MODE);
}

function checkToken(token: Place): void {
  if (!isMap(token.value)) return;
  token.at('path').require('STR623');
  checkFilePath(token.at('path'), 'STR623');
  token.at('expirationSeconds').requireRange('STR623', 600, 2 ** 32);
}
