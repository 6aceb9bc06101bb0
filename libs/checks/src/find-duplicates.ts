/** Items that share a key, keyed by it; only keys with more than one item. */
export function findDuplicates<T>(items: Iterable<T>, keyOf: (item: T) => string): Map<string, T[]> {
  const byKey = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const others = byKey.get(key);
    if (others === undefined) byKey.set(key, [item]);
    else others.push(item);
  }
  return new Map([...byKey].filter(([, group]) => group.length > 1));
}
