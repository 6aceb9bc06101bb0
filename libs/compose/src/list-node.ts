import type { Evaluator } from './evaluation';
import type { Path } from './path';
import type { Place } from './place';
import type { FieldReference } from './reads';
import { registerList } from './registry';
import type { Slot } from './slot';

/** One item of a list: where it stands in its layer, and how it is computed. */
export interface Item {
  readonly place: Place;
  /** Computes the item at a path of the composed object. */
  readonly compute: (path: Path) => unknown;
}

/** An item that is computed once, whoever asks. */
export function makeItem(place: Place, compute: Item['compute']): Item {
  let known: { value: unknown } | undefined;
  return { place, compute: (path) => (known ??= { value: compute(path) }).value };
}

/** A list of the composed object. An item is computed when it is read, so that items may refer to one another. */
export class ListNode {
  readonly view: readonly unknown[];
  private readonly slots = new Map<number, Slot>();

  constructor(
    private readonly evaluator: Evaluator,
    readonly path: Path,
    readonly items: readonly Item[],
  ) {
    const view: unknown[] = new Array(items.length);
    for (const index of items.keys()) {
      Object.defineProperty(view, index, { get: () => this.read(index), enumerable: true });
    }
    this.view = Object.freeze(view);
    registerList(this.view, this);
  }

  /** The computed item. @throws ComposeError when it cannot be computed; RangeError where there is none */
  slot(index: number): Slot {
    const known = this.slots.get(index);
    if (known !== undefined) return known;
    const item = this.items[index];
    if (item === undefined) throw new RangeError(`${index} is not an index of the list`);
    const reference = this.reference(index);
    const value = this.evaluator.compute(this, index, reference, item.place, () =>
      item.compute(reference.path),
    );
    const slot: Slot = { value, places: [item.place], overridden: [] };
    this.slots.set(index, slot);
    return slot;
  }

  private read(index: number): unknown {
    this.evaluator.read(this.reference(index));
    return this.slot(index).value;
  }

  private reference(index: number): FieldReference {
    return { path: [...this.path, index], slot: () => this.slot(index) };
  }
}
