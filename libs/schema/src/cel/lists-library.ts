import isEqual from 'lodash/isEqual';
import type { CelLibrary } from './cel-library';
import { registerNamespace } from './cel-library';
import { KEYS } from './rewrite-macros';

type List = readonly unknown[];

/**
 * Functions of lists, of sets, and of the numbers in them.
 *
 * @see https://kubernetes.io/docs/reference/using-api/cel/#kubernetes-list-library
 */
export const registerLists: CelLibrary = (environment) => {
  environment
    .registerFunction(`list.${KEYS}(): list`, (list: List) => list.map((_, index) => BigInt(index)))
    .registerFunction(`map.${KEYS}(): list`, (map: object) => Object.keys(map))
    .registerFunction('list.isSorted(): bool', (list: List) =>
      list.every((item, index) => index === 0 || !isLess(item, list[index - 1])),
    )
    .registerFunction('list.sum(): dyn', sum)
    .registerFunction('list.min(): dyn', (list: List) => best(list, isLess))
    .registerFunction('list.max(): dyn', (list: List) => best(list, (a, b) => isLess(b, a)))
    .registerFunction('list.indexOf(dyn): int', (list: List, value: unknown) =>
      BigInt(list.findIndex((item) => isEqual(item, value))),
    )
    .registerFunction('list.lastIndexOf(dyn): int', (list: List, value: unknown) =>
      BigInt(list.reduce((last: number, item, index) => (isEqual(item, value) ? index : last), -1)),
    )
    .registerFunction('list.distinct(): list', (list: List) =>
      list.filter((item, index) => list.findIndex((other) => isEqual(other, item)) === index),
    )
    .registerFunction('list.reverse(): list', (list: List) => [...list].reverse())
    .registerFunction('list.slice(int, int): list', (list: List, from: bigint, to: bigint) =>
      list.slice(Number(from), Number(to)),
    )
    .registerFunction('list.flatten(): list', (list: List) => list.flat())
    .registerFunction('list.sort(): list', (list: List) =>
      [...list].sort((a, b) => (isLess(a, b) ? -1 : Number(isLess(b, a)))),
    );
  registerNamespace(environment, 'sets', 'k8s.Sets');
  environment
    .registerFunction('k8s.Sets.contains(list, list): bool', (_: unknown, list: List, part: List) =>
      containsAll(list, part),
    )
    .registerFunction(
      'k8s.Sets.equivalent(list, list): bool',
      (_: unknown, a: List, b: List) => containsAll(a, b) && containsAll(b, a),
    )
    .registerFunction('k8s.Sets.intersects(list, list): bool', (_: unknown, a: List, b: List) =>
      b.some((item) => containsAll(a, [item])),
    );
  registerNamespace(environment, 'math', 'k8s.Math');
  environment
    .registerFunction('k8s.Math.greatest(dyn, dyn): dyn', (_: unknown, a: unknown, b: unknown) =>
      isLess(a, b) ? b : a,
    )
    .registerFunction('k8s.Math.least(dyn, dyn): dyn', (_: unknown, a: unknown, b: unknown) =>
      isLess(b, a) ? b : a,
    );
};

const isLess = (a: unknown, b: unknown): boolean => (a as number) < (b as number);

function sum(list: List): bigint | number {
  return list.reduce((total: bigint | number, item) => {
    if (typeof item === 'bigint' && typeof total === 'bigint') return total + item;
    return Number(total) + Number(item);
  }, 0n);
}

/** @throws Error for an empty list */
function best(list: List, isBetter: (a: unknown, b: unknown) => boolean): unknown {
  if (list.length === 0) throw new Error('the list is empty');
  return list.reduce((found, item) => (isBetter(item, found) ? item : found));
}

const containsAll = (list: List, part: List): boolean =>
  part.every((item) => list.some((other) => isEqual(other, item)));
