import fc from 'fast-check';
import { KEYS } from './keys';
import type { Expression, FieldType, Member, Wish } from './syntax';

/** An expression before its wishes are granted. */
export type Drawn = Expression<Wish>;

/** Draws expressions. */
export type Draw = fc.Arbitrary<Drawn>;

/** An error that a program reaches only if something needs it. */
export const error: Draw = fc.constant({ kind: 'error', message: 'reached' });

type Operation = Member<Wish>['operation'];

/** Numbers read one another most, so layers should meet in them. */
const WEIGHTS: Partial<Record<FieldType, number>> = { number: 3, map: 2, numbers: 2, objects: 2 };

/**
 * One field; its type decides which operations it knows.
 *
 * @param tie gives values of a type
 */
export function member(tie: (type: FieldType) => Draw): fc.Arbitrary<Member<Wish>> {
  const operations: Record<FieldType, fc.Arbitrary<Operation>> = {
    number: fc.oneof(...weighted<Operation>([6, 'set'], [4, 'merge'])),
    text: fc.oneof(...weighted<Operation>([8, 'set'], [2, 'merge'])),
    boolean: fc.constant('set'),
    scalar: fc.constant('set'),
    numbers: fc.oneof(...weighted<Operation>([3, 'set'], [3, 'merge'], [2, 'prepend'])),
    objects: fc.oneof(...weighted<Operation>([3, 'set'], [3, 'merge'], [2, 'prepend'])),
    map: fc.oneof(...weighted<Operation>([2, 'set'], [6, 'merge'])),
    any: fc.constant('set'),
  };
  const fields = [...KEYS].map(([key, type]) => ({
    weight: WEIGHTS[type] ?? 1,
    arbitrary: fc.record({
      key: fc.constant(key),
      keyStyle: fc.oneof(
        ...weighted<Member<Wish>['keyStyle']>([16, 'plain'], [3, 'computed'], [1, 'absent']),
      ),
      visibility: fc.oneof(...weighted<Member<Wish>['visibility']>([8, ':'], [2, '::'], [1, ':::'])),
      operation: operations[type],
      value: fc.oneof(
        { weight: 249, arbitrary: tie(type) },
        { weight: 1, arbitrary: type === 'number' ? error : tie(type) },
      ),
    }),
  }));
  return fc.oneof(...fields);
}

/** Choices for `fc.oneof`, each with its weight. */
export function weighted<V>(...choices: [number, V][]): { weight: number; arbitrary: fc.Arbitrary<V> }[] {
  return choices.map(([weight, value]) => ({ weight, arbitrary: fc.constant(value) }));
}
