import { isGoList, isGoMap, isStringMap, listTypeOf, stringMap, typedList } from './value';
import type { GoValue } from './value';

/** A copy of data that nobody can change; a function that tries is refused. */
export function freezeCopy(value: GoValue): GoValue {
  if (isGoList(value)) return Object.freeze(typedList(listTypeOf(value), value.map(freezeCopy)));
  if (!isGoMap(value)) return value;
  const copy = Object.fromEntries(Object.entries(value).map(([key, each]) => [key, freezeCopy(each)]));
  return Object.freeze(isStringMap(value) ? stringMap(copy as Record<string, string>) : copy);
}
