import { UnsupportedError } from '../go-function';
import { isNilMap } from '../value';
import type { GoMap, GoValue } from '../value';

/** @throws Error for a map that is nil, UnsupportedError for one that is part of the template's data */
export function requireChangeable(map: GoMap): void {
  if (isNilMap(map)) throw new Error('assignment to entry in nil map');
  if (Object.isFrozen(map))
    throw new UnsupportedError('a change of the data of the template is not supported');
}

/** Sets a key of a map in place, as functions of sprig do. */
export function setKey(map: GoMap, key: string, value: GoValue): void {
  requireChangeable(map);
  // An assignment to __proto__ would set no key.
  Object.defineProperty(map, key, { value, enumerable: true, configurable: true, writable: true });
}
