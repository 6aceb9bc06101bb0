import { ComposeError } from './errors';
import { fragmentsOf } from './fragment';
import type { Fragment } from './fragment';
import type { Item } from './list-node';
import { ObjectNode } from './object-node';
import { isMap, Remove, Replace } from './operators';
import type { ListOperation } from './operators';
import type { Path } from './path';
import type { Place } from './place';

/** A list operation, and the place in its layer where it stands. */
export interface PlacedOperation {
  readonly operation: ListOperation<unknown>;
  readonly place: Place;
  /** Index of the fragment that it stands in. */
  readonly limit: number;
}

/** What joining items needs of the node around the list. */
export interface ItemFactory {
  /** Runs an item that is a late-bound function; any other as it is. */
  readonly call: (raw: unknown, place: Place) => unknown;
  /** An item as a layer gives it. */
  readonly item: (raw: unknown, place: Place) => Item;
  /** An item that fragments make together. */
  readonly merged: (fragments: readonly Fragment[], place: Place) => Item;
}

/** Joins the items of an operation with the list below it. Neither list is changed. */
export function joinItems(
  below: readonly Item[],
  { operation, place }: PlacedOperation,
  path: Path,
  { call, item, merged }: ItemFactory,
): readonly Item[] {
  const { kind, items, key } = operation;
  const word = place.at(`$${kind}`);
  if (kind === 'append') return [...below, ...items.map((raw, index) => item(raw, word.at(index)))];
  if (kind === 'prepend') return [...items.map((raw, index) => item(raw, word.at(index))), ...below];
  const result = [...below];
  for (const [position, late] of items.entries()) {
    const at = word.at(position);
    const raw = call(late, at);
    const wanted = keyOf(raw, key, at, path);
    const index = result.findIndex((lower, at) => keyBelow(lower, key, [...path, at]) === wanted);
    const lower = result[index];
    if (raw instanceof Remove) {
      if (lower !== undefined) result.splice(index, 1);
    } else if (raw instanceof Replace) {
      result.splice(lower === undefined ? result.length : index, 1, item(raw.value, at));
    } else if (lower === undefined) {
      result.push(item(raw, at));
    } else {
      const node = lower.compute([...path, index]) as ObjectNode;
      result[index] = merged([...node.fragments, ...fragmentsOf(raw as object, at)], at);
    }
  }
  return result;
}

/** The value that identifies an item of the operation. @throws ComposeError for an item without it */
function keyOf(raw: unknown, key: string, place: Place, path: Path): unknown {
  const fields: unknown = raw instanceof Remove ? raw.match : raw instanceof Replace ? raw.value : raw;
  const value = isMap(fields) && Object.hasOwn(fields, key) ? fields[key] : undefined;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  throw new ComposeError('merge', path, place, `an item to merge has no ${key} to be found by`);
}

/** The value that identifies an item below; undefined for one that is not a map. */
function keyBelow(lower: Item, key: string, path: Path): unknown {
  const value = lower.compute(path);
  return value instanceof ObjectNode ? value.slot(key)?.value : undefined;
}
