import type { ListNode } from './list-node';
import type { ObjectNode } from './object-node';

const OBJECTS = new WeakMap<object, ObjectNode>();
const LISTS = new WeakMap<object, ListNode>();

/** Remembers the node behind an object that late-bound functions see. */
export const registerObject = (view: object, node: ObjectNode): void => void OBJECTS.set(view, node);

/** Remembers the node behind a list that late-bound functions see. */
export const registerList = (view: object, node: ListNode): void => void LISTS.set(view, node);

/** The node behind a composed object; undefined for anything else. */
export const objectBehind = (value: unknown): ObjectNode | undefined =>
  typeof value === 'object' && value !== null ? OBJECTS.get(value) : undefined;

/** The node behind a composed list; undefined for anything else. */
export const listBehind = (value: unknown): ListNode | undefined =>
  typeof value === 'object' && value !== null ? LISTS.get(value) : undefined;
