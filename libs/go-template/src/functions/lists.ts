import { goFunction, UnsupportedError } from '../go-function';
import type { FunctionMap, GoFunction } from '../go-function';
import { markOrdered } from '../unordered';
import { compareBytes, isGoList, isTrue, kindOf, listTypeOf, nilList, typedList, typeOf } from '../value';
import type { GoValue } from '../value';
import { isDeepEqual } from './deep-equal';
import { toInteger } from './to-number';
import { toText, toTexts } from './to-text';

type List = readonly GoValue[];

function requireList(value: GoValue): List {
  if (isGoList(value)) return value;
  throw new Error(kindOf(value) === 'nil' ? 'a list is nil' : `${typeOf(value)} is no list`);
}

/** A function of one list. */
const ofList = (call: (list: List) => GoValue): GoFunction =>
  goFunction(['any'], (value: GoValue) => call(requireList(value)));

const includes = (list: List, value: GoValue): boolean => list.some((each) => isDeepEqual(value, each));

const uniq = (list: List): List =>
  list.reduce<List>((kept, each) => (includes(kept, each) ? kept : [...kept, each]), []);

/** What sprig calls empty is what a condition takes for false. */
const compact = (list: List): List => list.filter(isTrue);

function sortAlpha(value: GoValue): List {
  if (!isGoList(value)) return typedList('[]string', [toText(value)]);
  const sorted = toTexts(value).sort(compareBytes);
  if (listTypeOf(value) !== '[]string') return typedList('[]string', sorted);
  if (Object.isFrozen(value))
    throw new UnsupportedError('a change of the data of the template is not supported');
  // A list of texts is sorted in place.
  const list = value as GoValue[];
  list.splice(0, list.length, ...sorted);
  markOrdered(list);
  return list;
}

function slice(value: GoValue, ...indexes: GoValue[]): GoValue {
  const list = requireList(value);
  if (list.length === 0) return null;
  const start = toInteger(indexes[0]);
  const end = indexes.length < 2 ? BigInt(list.length) : toInteger(indexes[1]);
  if (start < 0n || start > end) throw new Error(`slice index out of bounds: ${start}:${end}`);
  // Go looks beyond the end where memory happens to be reserved.
  if (end > BigInt(list.length))
    throw new UnsupportedError('slice beyond the end of a list is not supported');
  return typedList(listTypeOf(list), list.slice(Number(start), Number(end)));
}

function has(needle: GoValue, list: GoValue): boolean {
  return kindOf(list) === 'nil' ? false : includes(requireList(list), needle);
}

function concat(...lists: GoValue[]): List {
  const all = lists.flatMap((list) => requireList(list));
  return all.length === 0 ? nilList() : all;
}

const FUNCTIONS: FunctionMap = {
  first: ofList((list) => list[0]),
  last: ofList((list) => list.at(-1)),
  rest: ofList((list) => (list.length === 0 ? nilList() : list.slice(1))),
  initial: ofList((list) => (list.length === 0 ? nilList() : list.slice(0, -1))),
  append: goFunction(['any', 'any'], (list: GoValue, value: GoValue) => [...requireList(list), value]),
  push: goFunction(['any', 'any'], (list: GoValue, value: GoValue) => [...requireList(list), value]),
  prepend: goFunction(['any', 'any'], (list: GoValue, value: GoValue) => [value, ...requireList(list)]),
  reverse: ofList((list) => [...list].reverse()),
  compact: ofList(compact),
  uniq: ofList(uniq),
  without: goFunction(
    ['any'],
    (list: GoValue, ...omitted: GoValue[]) => requireList(list).filter((each) => !includes(omitted, each)),
    'any',
  ),
  has: goFunction(['any', 'any'], has),
  slice: goFunction(['any'], slice, 'any'),
};

const list = goFunction([], (...values: GoValue[]) => values, 'any');

const capitalize = (name: string): string => name.slice(0, 1).toUpperCase() + name.slice(1);

/** The functions of sprig about lists. Those that begin with `must` fail as the others do. */
export const LIST_FUNCTIONS: FunctionMap = {
  ...FUNCTIONS,
  ...Object.fromEntries(Object.entries(FUNCTIONS).map(([name, each]) => [`must${capitalize(name)}`, each])),
  list,
  tuple: list,
  concat: goFunction([], concat, 'any'),
  sortAlpha: goFunction(['any'], sortAlpha),
};
