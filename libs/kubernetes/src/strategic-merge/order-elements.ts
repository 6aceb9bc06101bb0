import { isMap } from '@strata/compose';
import { requireElementKind } from './element-kind';
import { arrangeElements, isSameIdentity } from './element-order';
import { identifyBy, mergeElements } from './merge-elements';
import type { MergeMaps } from './merge-elements';
import type { PatchField } from './patch-types';
import { isDirective, withoutDirectives } from './without-directives';

/** A list of a patch, the list below, and the order that `$setElementOrder` gives. */
export interface OrderedLists {
  readonly below: unknown;
  readonly patch: unknown;
  readonly order: unknown;
}

/**
 * Merges two lists and puts the elements into an order; those that it does not name stay where they can.
 *
 * @param isMerged whether the lists merge; otherwise that of the patch takes the place of the one below
 * @returns undefined where neither list is there
 * @throws Error for an order that contradicts the list of the patch, or does not fit the elements
 */
export function orderElements(
  { below, patch, order }: OrderedLists,
  { key }: PatchField,
  isMerged: boolean,
  mergeMaps: MergeMaps,
): readonly unknown[] | undefined {
  const wanted = requireList(order);
  const listBelow = below === undefined ? undefined : requireList(below);
  const listOfPatch = patch === undefined ? undefined : requireList(patch);
  checkOrder(listOfPatch ?? [], wanted, key);
  if (listBelow === undefined && listOfPatch === undefined) return undefined;
  const { elements, orderBelow } = joinLists(listBelow, listOfPatch, () =>
    isMerged
      ? mergeElements(listBelow ?? [], listOfPatch ?? [], key, mergeMaps)
      : { elements: listOfPatch ?? [], orderBelow: listBelow ?? [] },
  );
  const kind = requireElementKind(listBelow ?? [], listOfPatch ?? []);
  return arrangeElements(elements, wanted, orderBelow, identifyBy(key, kind));
}

function joinLists(
  below: readonly unknown[] | undefined,
  patch: readonly unknown[] | undefined,
  merge: () => { readonly elements: readonly unknown[]; readonly orderBelow: readonly unknown[] },
): ReturnType<typeof merge> {
  if (patch === undefined) return { elements: below ?? [], orderBelow: below ?? [] };
  return below === undefined ? { elements: withoutDirectives(patch) as unknown[], orderBelow: [] } : merge();
}

/** @throws Error where elements of the patch are not in the order, or come in another one */
function checkOrder(patch: readonly unknown[], order: readonly unknown[], key: string | undefined): void {
  if (patch.length === 0 || order.length === 0) return;
  const identify = identifyBy(key, key === undefined ? 'text' : 'map');
  const items = patch.filter((item) => !isDeletion(item));
  let next = 0;
  for (const wanted of order) {
    while (next < items.length && isDirective(items[next])) next++;
    if (next === items.length) return;
    if (isSameIdentity(identify(items[next]), identify(wanted))) next++;
  }
  if (next < items.length) throw new Error('does not name the elements of the patch in their order');
}

const isDeletion = (item: unknown): boolean => isMap(item) && item['$patch'] === 'delete';

function requireList(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value as readonly unknown[];
  throw new Error('takes a list and orders one');
}
