/** Gives what tells an element of a list apart. @throws Error for an element without it */
export type Identify = (element: unknown) => unknown;

/** Whether two identities are the same. @throws Error for maps and lists, which identify nothing */
export function isSameIdentity(left: unknown, right: unknown): boolean {
  for (const identity of [left, right]) {
    if (typeof identity === 'object' && identity !== null)
      throw new Error('a map or list identifies no element');
  }
  return left === right;
}

/** The first index of an element, or -1. */
export function indexOfElement(list: readonly unknown[], element: unknown, identify: Identify): number {
  const identity = identify(element);
  return list.findIndex((other) => isSameIdentity(identify(other), identity));
}

/**
 * Joins the elements that a patch speaks of with those that it does not: the first in the order of the patch, the
 * others where the order of the list below leaves them.
 *
 * @see https://github.com/kubernetes/design-proposals-archive/blob/main/cli/preserve-order-in-strategic-merge-patch.md
 */
export function arrangeElements(
  elements: readonly unknown[],
  patchOrder: readonly unknown[],
  orderBelow: readonly unknown[],
  identify: Identify,
): unknown[] {
  [...patchOrder, ...orderBelow].forEach(identify);
  const isPatched = (element: unknown): boolean => indexOfElement(patchOrder, element, identify) >= 0;
  const patched = sortElements(elements.filter(isPatched), patchOrder, identify);
  const others = sortElements(
    elements.filter((element) => !isPatched(element)),
    orderBelow,
    identify,
  );
  const arranged: unknown[] = [];
  while (patched.length > 0 && others.length > 0) {
    const other = indexOfElement(orderBelow, others[0], identify);
    const isEarlier = other >= 0 && other < indexOfElement(orderBelow, patched[0], identify);
    arranged.push(isEarlier ? others.shift() : patched.shift());
  }
  return [...arranged, ...patched, ...others];
}

/** Sorts by insertion, which decides where an element goes that the order does not have: to the front. */
function sortElements(
  elements: readonly unknown[],
  order: readonly unknown[],
  identify: Identify,
): unknown[] {
  const positions = new Map(elements.map((element) => [element, indexOfElement(order, element, identify)]));
  const isBefore = (left: unknown, right: unknown): boolean => {
    const [a, b] = [positions.get(left) ?? -1, positions.get(right) ?? -1];
    return a < 0 || b < 0 || a < b;
  };
  const sorted: unknown[] = [];
  for (const element of elements) {
    let index = sorted.length;
    while (index > 0 && isBefore(element, sorted[index - 1])) index--;
    sorted.splice(index, 0, element);
  }
  return sorted;
}
