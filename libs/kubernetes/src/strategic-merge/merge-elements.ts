import { isMap } from '@strata/compose';
import { arrangeElements, isSameIdentity } from './element-order';
import type { Identify } from './element-order';
import { requireElementKind } from './element-kind';
import type { ElementKind } from './element-kind';
import { atStep } from './misfit-error';

/** A map of plain data. */
export type PlainMap = Record<string, unknown>;

/** Merges an element of a patch into the one below that has the same key. */
export type MergeMaps = (below: PlainMap, patch: PlainMap) => PlainMap;

/** A merged list, and the order of the list below as the API server remembers it. */
export interface MergedElements {
  readonly elements: readonly unknown[];
  readonly orderBelow: readonly unknown[];
}

const NO_KEY = 'the elements are maps, but lists of them have no merge key';

/**
 * Merges a list into the one below: single values are united; maps merge with the one that has the same key.
 *
 * @param key the merge key; undefined for lists of single values
 * @throws Error for elements of several kinds, without the merge key, or with an unknown `$patch`
 */
export function mergeElements(
  below: readonly unknown[],
  patch: readonly unknown[],
  key: string | undefined,
  mergeMaps: MergeMaps,
): MergedElements {
  if (below.length === 0 && patch.length === 0) return { elements: below, orderBelow: below };
  const kind = requireElementKind(below, patch);
  const identify = identifyBy(key, kind);
  if (kind !== 'map') {
    const united = [...new Set([...below, ...patch])];
    return { elements: arrangeElements(united, patch, below, identify), orderBelow: below };
  }
  if (key === undefined) throw new Error(NO_KEY);
  const changes = patch as readonly PlainMap[];
  const kept = deleteElements(below, changes, key);
  const items = changes.filter((item) => !Object.hasOwn(item, '$patch'));
  if (changes.some((item) => item['$patch'] === 'replace')) {
    const elements = arrangeElements(items, [], items, identify);
    return { elements, orderBelow: [...kept.elements, ...kept.leftovers] };
  }
  if (!kept.elements.every((element) => isMap(element) && Object.hasOwn(element, key))) {
    throw new Error(`an element below has no "${key}", the merge key of the list`);
  }
  const merged = [...kept.elements];
  for (const [index, item] of items.entries()) {
    const identity = atStep(index, () => identify(item));
    const match = merged.findIndex((other) => isSameIdentity(identify(other), identity));
    if (match < 0) merged.push(item);
    else merged[match] = atStep(index, () => mergeMaps(merged[match] as PlainMap, item));
  }
  const elements = arrangeElements(merged, items, kept.elements, identify);
  // The list below was changed in place: what is added takes the room of what was deleted.
  return { elements, orderBelow: merged.slice(0, below.length) };
}

/** How elements of a list are told apart. */
export function identifyBy(key: string | undefined, kind: ElementKind): Identify {
  if (kind !== 'map' && key === undefined) return (element) => element;
  return (element) => {
    if (key === undefined) throw new Error(NO_KEY);
    if (!isMap(element)) throw new Error(`an element is no map with the merge key "${key}"`);
    if (!Object.hasOwn(element, key))
      throw new Error(`an element has no "${key}", the merge key of the list`);
    return element[key];
  };
}

/**
 * Takes out what `$patch: delete` names. The API server does so in place, so that at the end of the list below it
 * still sees the elements that stood last.
 */
function deleteElements(
  below: readonly unknown[],
  patch: readonly PlainMap[],
  key: string,
): { readonly elements: readonly unknown[]; readonly leftovers: readonly unknown[] } {
  const elements = [...below];
  const leftovers: unknown[] = [];
  for (const [index, item] of patch.entries()) {
    if (!Object.hasOwn(item, '$patch')) continue;
    const word = item['$patch'];
    if (word === 'replace') continue;
    atStep(index, () => {
      if (word !== 'delete') {
        throw new Error(`$patch in a list is "delete" or "replace", not ${JSON.stringify(word)}`);
      }
      const identity = identifyBy(key, 'map')(item);
      for (;;) {
        const match = elements.findIndex((other) => hasIdentity(other as PlainMap, key, identity));
        if (match < 0) break;
        leftovers.unshift(elements.at(-1));
        elements.splice(match, 1);
      }
    });
  }
  return { elements, leftovers };
}

const hasIdentity = (element: PlainMap, key: string, identity: unknown): boolean =>
  Object.hasOwn(element, key) && isSameIdentity(element[key], identity);
