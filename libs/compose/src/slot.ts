import type { Place } from './place';

/** What a layer gives for a field, and has no part in the value. */
export interface OverriddenField {
  readonly place: Place;
  /** As the layer holds it: data, a late-bound function or an operator. */
  readonly field: unknown;
}

/** A computed field or list item, and the places in layers that gave it. */
export interface Slot {
  /** A scalar, or the node of a map or list. */
  readonly value: unknown;
  /** What the value is made of, highest precedence first: one place, or all that were merged. */
  readonly places: readonly [Place, ...Place[]];
  /** What stands below and has no part in the value, highest precedence first. */
  readonly overridden: readonly OverriddenField[];
}
