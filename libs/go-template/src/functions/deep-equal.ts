import { requireOrder } from '../unordered';
import { isGoList, isGoMap, isNilList, SizedInteger, typeOf } from '../value';
import type { GoValue } from '../value';

/**
 * Whether two values have the same type and content.
 *
 * @see https://pkg.go.dev/reflect#DeepEqual
 */
export function isDeepEqual(a: GoValue, b: GoValue): boolean {
  if (typeOf(a) !== typeOf(b)) return false;
  if (a instanceof SizedInteger && b instanceof SizedInteger) return a.value === b.value;
  if (isGoList(a) && isGoList(b)) {
    requireOrder(a);
    requireOrder(b);
    return (
      isNilList(a) === isNilList(b) &&
      a.length === b.length &&
      a.every((each, index) => isDeepEqual(each, b[index]))
    );
  }
  if (isGoMap(a) && isGoMap(b)) {
    const keys = Object.keys(a);
    return (
      keys.length === Object.keys(b).length &&
      keys.every((key) => Object.hasOwn(b, key) && isDeepEqual(a[key], b[key]))
    );
  }
  return a === b || (typeOf(a) === '<nil>' && typeOf(b) === '<nil>');
}
