import type { Evaluator } from './evaluation';
import { ObjectNode } from './object-node';
import type { Path } from './path';
import type { Place } from './place';
import { NODE } from './registry';
import type { Slot } from './slot';

/** One item of a list: where it stands in its layer, and how it is computed. */
export interface Item {
  readonly place: Place;
  /** Computes the item at a path of the composed object: a scalar, or the node of a map or list. */
  readonly compute: (path: Path) => unknown;
}

/** An item that is computed once, whoever asks. */
export function makeItem(place: Place, compute: Item['compute']): Item {
  let known: { value: unknown } | undefined;
  return { place, compute: (path) => (known ??= { value: compute(path) }).value };
}

/** A list of the composed object. An item is computed when it is read, so that items may refer to one another. */
export class ListNode {
  private readonly slots = new Map<number, Slot>();
  private cachedView?: readonly unknown[];

  constructor(
    private readonly evaluator: Evaluator,
    readonly path: Path,
    readonly items: readonly Item[],
  ) {}

  /** What late-bound functions see. */
  get view(): readonly unknown[] {
    if (this.cachedView !== undefined) return this.cachedView;
    const view: unknown[] = new Array(this.items.length);
    for (const index of this.items.keys()) {
      Object.defineProperty(view, index, { get: () => this.read(index), enumerable: true });
    }
    Object.defineProperty(view, NODE, { value: this });
    this.cachedView = Object.freeze(view);
    return this.cachedView;
  }

  /** The computed item. @throws ComposeError when it cannot be computed; RangeError where there is none */
  slot(index: number): Slot {
    const known = this.slots.get(index);
    if (known !== undefined) return known;
    const item = this.items[index];
    if (item === undefined) throw new RangeError(`${index} is not an index of the list`);
    this.evaluator.enter(this, index, item.place);
    try {
      const value = item.compute([...this.path, index]);
      const slot: Slot = { value, places: [item.place], overridden: [] };
      this.slots.set(index, slot);
      return slot;
    } finally {
      this.evaluator.leave();
    }
  }

  private read(index: number): unknown {
    this.evaluator.read(this, index);
    return exposeValue(this.slot(index).value);
  }
}

/** A computed value as late-bound functions see it. */
export const exposeValue = (value: unknown): unknown =>
  value instanceof ObjectNode || value instanceof ListNode ? value.view : value;
