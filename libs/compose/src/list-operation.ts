import { isMap, Remove, Replace } from './operators';
import type { ListOperation } from './operators';

type Element = Record<string, unknown>;

/**
 * Joins the items of an operation with the list below it. Neither list is changed.
 *
 * @param mergeElements merges two elements with the same key, the second over the first
 */
export function applyListOperation(
  below: readonly unknown[],
  operation: ListOperation<unknown>,
  mergeElements: (lower: Element, upper: Element) => object,
): readonly unknown[] {
  const { kind, items, key } = operation;
  if (kind === 'append') return [...below, ...items];
  if (kind === 'prepend') return [...items, ...below];
  const result = [...below];
  for (const item of items) {
    const wanted = keyOf(item, key);
    const index = result.findIndex(
      (element) => isMap(element) && wanted !== undefined && element[key] === wanted,
    );
    if (item instanceof Remove) {
      if (index >= 0) result.splice(index, 1);
    } else if (index < 0) {
      result.push(item instanceof Replace ? item.value : item);
    } else if (item instanceof Replace) {
      result[index] = item.value;
    } else {
      result[index] = mergeElements(result[index] as Element, item as Element);
    }
  }
  return result;
}

function keyOf(item: unknown, key: string): unknown {
  if (item instanceof Remove) return item.match?.[key];
  if (item instanceof Replace) return (item.value as Element)[key];
  return isMap(item) ? item[key] : undefined;
}
