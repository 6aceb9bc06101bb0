import { goFunction } from '../go-function';
import type { FunctionMap, GoFunction } from '../go-function';
import { requireOrder, unorderedTexts } from '../unordered';
import {
  isGoList,
  isGoMap,
  isNilList,
  isStringMap,
  kindOf,
  nilList,
  stringMap,
  typedList,
  listTypeOf,
  typeOf,
} from '../value';
import type { GoMap, GoValue } from '../value';
import { UnsupportedError } from '../go-function';
import { mergeMaps } from './merge-maps';
import { requireChangeable, setKey } from './set-key';
import { toText } from './to-text';

function dict(...values: GoValue[]): GoMap {
  const map: GoMap = {};
  for (let i = 0; i < values.length; i += 2) {
    setKey(map, toText(values[i]), i + 1 < values.length ? values[i + 1] : '');
  }
  return map;
}

function unset(map: GoMap, key: string): GoMap {
  if (Object.hasOwn(map, key)) {
    requireChangeable(map);
    delete (map as Record<string, GoValue>)[key];
  }
  return map;
}

function set(map: GoMap, key: string, value: GoValue): GoMap {
  setKey(map, key, value);
  return map;
}

/** A map of those entries that are wanted. */
function filter(map: GoMap, isWanted: (key: string) => boolean): GoMap {
  const kept: GoMap = {};
  for (const [key, value] of Object.entries(map)) if (isWanted(key)) setKey(kept, key, value);
  return kept;
}

function dig(...params: GoValue[]): GoValue {
  if (params.length < 3) throw new Error('dig needs at least three arguments');
  const missing = params.at(-2);
  let value: GoValue = params.at(-1);
  if (kindOf(value) === 'nil') throw new Error('dig needs a map and not nil');
  // All keys are checked before the first one is looked up.
  const keys = params.slice(0, -2).map((key) => {
    if (typeof key !== 'string') throw new Error(`dig needs texts as keys and not ${typeOf(key)}`);
    return key;
  });
  for (const key of keys) {
    if (!isGoMap(value) || isStringMap(value))
      throw new Error(`dig finds ${typeOf(value)} where a map is needed`);
    if (!Object.hasOwn(value, key)) return missing;
    value = value[key];
  }
  return value;
}

function values(map: GoMap): GoValue {
  const all = Object.values(map);
  if (all.length > 1)
    throw new UnsupportedError('Go gives the values of a map in any order: values is not supported');
  return all;
}

function deepCopyAny(value: GoValue): GoValue {
  if (kindOf(value) === 'nil') throw new Error('there is nothing to copy');
  return deepCopy(value);
}

function deepCopy(value: GoValue): GoValue {
  requireOrder(value);
  if (isGoList(value))
    return isNilList(value) ? nilList(listTypeOf(value)) : typedList(listTypeOf(value), value.map(deepCopy));
  if (!isGoMap(value)) return value;
  if (isStringMap(value)) return stringMap(value as Readonly<Record<string, string>>);
  const copy: GoMap = {};
  for (const [key, each] of Object.entries(value)) setKey(copy, key, deepCopy(each));
  return copy;
}

const merge = (overwrite: boolean): GoFunction =>
  goFunction(
    ['map'],
    (target: GoMap, ...sources: GoMap[]) => mergeMaps(overwrite, target, ...sources),
    'map',
  );

/** The functions of sprig about maps. */
export const MAP_FUNCTIONS: FunctionMap = {
  dict: goFunction([], dict, 'any'),
  get: goFunction(['map', 'string'], (map: GoMap, key: string) => (Object.hasOwn(map, key) ? map[key] : '')),
  set: goFunction(['map', 'string', 'any'], set),
  unset: goFunction(['map', 'string'], unset),
  hasKey: goFunction(['map', 'string'], (map: GoMap, key: string) => Object.hasOwn(map, key)),
  pluck: goFunction(
    ['string'],
    (key: string, ...maps: GoMap[]) => maps.flatMap((map) => (Object.hasOwn(map, key) ? [map[key]] : [])),
    'map',
  ),
  keys: goFunction([], (...maps: GoMap[]) => unorderedTexts(maps.flatMap((map) => Object.keys(map))), 'map'),
  values: goFunction(['map'], values),
  pick: goFunction(
    ['map'],
    (map: GoMap, ...keys: string[]) => filter(map, (key) => keys.includes(key)),
    'string',
  ),
  omit: goFunction(
    ['map'],
    (map: GoMap, ...keys: string[]) => filter(map, (key) => !keys.includes(key)),
    'string',
  ),
  merge: merge(false),
  mustMerge: merge(false),
  mergeOverwrite: merge(true),
  mustMergeOverwrite: merge(true),
  dig: goFunction([], dig, 'any'),
  deepCopy: goFunction(['any'], deepCopyAny),
  mustDeepCopy: goFunction(['any'], deepCopyAny),
};
