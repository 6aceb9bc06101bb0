import type { ListNode } from './list-node';
import type { ObjectNode } from './object-node';

/** Leads from what late-bound functions see to the node behind it. */
export const NODE: unique symbol = Symbol('node');

/** The node behind a composed object that a late-bound function has given back; undefined for anything else. */
export const objectBehind = (value: object): ObjectNode | undefined =>
  Array.isArray(value) ? undefined : (value as { [NODE]?: ObjectNode })[NODE];

/** The node behind a composed list; undefined for anything else. */
export const listBehind = (value: object): ListNode | undefined =>
  Array.isArray(value) ? (value as { [NODE]?: ListNode })[NODE] : undefined;
