import { UnsupportedError } from '../go-function';
import { isGoList, isGoMap, isNilMap, isStringMap, isTrue, kindOf } from '../value';
import type { GoMap, GoValue } from '../value';
import { requireChangeable, setKey } from './set-key';

/**
 * Merges maps into the first, in place. What it has stays, unless it is empty or `overwrite` is set; maps in both are
 * merged likewise.
 *
 * @see https://pkg.go.dev/dario.cat/mergo
 */
export function mergeMaps(overwrite: boolean, target: GoMap, ...sources: GoMap[]): GoMap {
  const merged = isNilMap(target) && sources.some((source) => !isNilMap(source)) ? {} : target;
  for (const source of sources) mergeInto(merged, source, overwrite);
  return merged;
}

function mergeInto(target: GoMap, source: GoMap, overwrite: boolean): void {
  if (isStringMap(target) || isStringMap(source)) {
    throw new UnsupportedError('merge of maps that hold texts only is not supported');
  }
  if (Object.keys(source).length > 0) requireChangeable(target);
  for (const [key, value] of Object.entries(source)) {
    const known: GoValue = Object.hasOwn(target, key) ? target[key] : undefined;
    if (kindOf(value) === 'nil') {
      if (overwrite) setKey(target, key, null);
    } else if (isGoMap(value) && isGoMap(known) && known !== value) {
      mergeInto(known, value, overwrite);
      if (!isTrue(known)) setKey(target, key, value);
    } else if (overwrite || !isTrue(known) || (isGoList(value) && isEmptyNow(target))) {
      setKey(target, key, value);
    }
  }
}

const isEmptyNow = (map: GoMap): boolean => Object.keys(map).length === 0;
