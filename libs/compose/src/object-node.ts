import { ComposeError, messageOf } from './errors';
import { checkDepth, MAX_JOINED } from './evaluation';
import type { Evaluator } from './evaluation';
import { collectKeys, fragmentsOf } from './fragment';
import type { Fragment } from './fragment';
import { exposeValue, ListNode, makeItem } from './list-node';
import type { Item } from './list-node';
import { joinItems } from './list-operation';
import type { ItemFactory, PlacedOperation } from './list-operation';
import { makeView } from './object-view';
import {
  ExtendedObject,
  Hidden,
  isMap,
  isOperator,
  ListOperation,
  Remove,
  Replace,
  Transform,
  Visible,
} from './operators';
import type { Path } from './path';
import type { Place } from './place';
import { listBehind } from './registry';
import type { OverriddenField, Slot } from './slot';
import { valueToData } from './to-data';

const OPERATOR_IN_LIST =
  'says how a value below changes, but an item of a list has none; a list as a whole can be changed, or merged by key';

/** What the layers give for one field, from the top down to where it is cut off. */
interface Contributions {
  /** Maps that merge, highest precedence first. */
  readonly maps: { readonly fragments: readonly Fragment[]; readonly place: Place }[];
  /** Changes to a list, highest precedence first. */
  readonly operations: PlacedOperation[];
  base?: { readonly value: unknown; readonly place: Place; readonly limit: number };
  /** Fragments from this index on contribute; those below are overridden. */
  start: number;
}

/** One map of the composed object: the fragments that merge there, lowest precedence first. */
export class ObjectNode {
  private readonly slots = new Map<string, Slot | ComposeError | undefined>();
  private readonly belows: ObjectNode[] = [];
  private readonly scopes: object[] = [];
  private cachedKeys?: ReadonlyMap<string, boolean>;
  private cachedView?: object;

  /**
   * @param self the object that late-bound functions see as `self`; another one than this where this is `super`
   * @throws ComposeError where it nests too deep
   */
  constructor(
    private readonly evaluator: Evaluator,
    readonly path: Path,
    readonly fragments: readonly Fragment[],
    private readonly self?: ObjectNode,
  ) {
    evaluator.root ??= this;
    checkDepth(path, this.top);
    if (fragments.length > MAX_JOINED) {
      throw new ComposeError('depth', path, this.top, `more than ${MAX_JOINED} objects are joined`);
    }
  }

  /** What late-bound functions see. */
  get view(): object {
    this.cachedView ??= makeView(this);
    return this.cachedView;
  }

  /** The keys that exist, and whether each is hidden. */
  get keys(): ReadonlyMap<string, boolean> {
    this.cachedKeys ??= collectKeys(this.fragments);
    return this.cachedKeys;
  }

  /** Whether some layer gives the field and none above removes it. */
  has(key: string): boolean {
    const top = this.fragments.findLast(({ fields }) => Object.hasOwn(fields, key));
    return top !== undefined && !(top.fields[key] instanceof Remove);
  }

  /** The value of a field for the function under computation. */
  read(key: string): unknown {
    this.evaluator.read(this, key);
    return exposeValue(this.slot(key)?.value);
  }

  /** Tells that the function under computation reads a field that does not exist. */
  miss(key: string): void {
    this.evaluator.miss({ path: [...this.path, key], known: [...this.keys.keys()] });
  }

  /** The computed field, or undefined where no layer gives it. @throws ComposeError when it cannot be computed */
  slot(key: string): Slot | undefined {
    if (this.slots.has(key)) {
      const known = this.slots.get(key);
      if (known instanceof ComposeError) throw known;
      return known;
    }
    this.evaluator.enter(this, key, this.top);
    try {
      const slot = this.join(this.contributions(key), key);
      this.slots.set(key, slot);
      return slot;
    } catch (error) {
      if (error instanceof ComposeError) this.slots.set(key, error);
      throw error;
    } finally {
      this.evaluator.leave();
    }
  }

  private contributions(key: string): Contributions {
    const found: Contributions = { maps: [], operations: [], start: 0 };
    for (let index = this.fragments.length - 1; index >= 0; index--) {
      const { place: around, fields } = this.fragments[index] as Fragment;
      if (!Object.hasOwn(fields, key)) continue;
      const place = around.at(key);
      const field = this.call(unwrap(fields[key]), index, place);
      const replaces = field instanceof Replace || field instanceof Transform;
      const value = replaces ? this.replacement(field, key, index, place) : field;
      if (value instanceof Remove) return { ...found, start: index + 1 };
      if (value === undefined && !replaces) continue;
      if (!this.add(found, value, key, index, place)) return { ...found, start: index + 1 };
      // A patch changes what stands below, which has a part in the value then.
      found.start = field instanceof Transform ? 0 : index;
      if (replaces || found.base !== undefined) return found;
    }
    return found;
  }

  /** Adds what a fragment gives for a field. @returns false where what was found above cuts it off */
  private add(found: Contributions, value: unknown, key: string, index: number, place: Place): boolean {
    const { maps, operations } = found;
    if (value instanceof ListOperation) {
      if (maps.length === 0)
        operations.push({ operation: value as ListOperation<unknown>, place, limit: index });
      return maps.length === 0;
    }
    if (isMap(value) || value instanceof ExtendedObject) {
      refuseListOperation(operations, [...this.path, key], 'a map');
      maps.push({ fragments: fragmentsOf(value, place), place });
      return true;
    }
    if (maps.length > 0) return false;
    if (!Array.isArray(value)) refuseListOperation(operations, [...this.path, key], 'a single value');
    found.base = { value, place, limit: index };
    return true;
  }

  private replacement(
    field: Replace<unknown> | Transform,
    key: string,
    index: number,
    place: Place,
  ): unknown {
    if (field instanceof Replace) return this.call(field.value, index, place);
    const patch = (): unknown => {
      const below = this.below(index);
      this.evaluator.read(below, key);
      const data = valueToData(below.slot(key)?.value, rethrow);
      try {
        return field.apply(data);
      } catch (error) {
        const path = [...this.path, key];
        throw new ComposeError('merge', path, place, `${field.name}: ${messageOf(error)}`, { cause: error });
      }
    };
    return this.evaluator.call(patch, {}, place);
  }

  private join(found: Contributions, key: string): Slot | undefined {
    const { maps, operations, base } = found;
    const path = [...this.path, key];
    const overridden = this.fieldsBelow(key, found.start);
    if (maps.length > 0) {
      const fragments = maps.toReversed().flatMap((map) => map.fragments);
      const places = maps.map(({ place }) => place) as [Place, ...Place[]];
      return { value: this.child(path, fragments, places[0]), places, overridden };
    }
    const places = [...operations, ...(base === undefined ? [] : [base])].map(({ place }) => place);
    const [first, ...others] = places;
    if (first === undefined) return undefined;
    if (operations.length === 0 && !Array.isArray(base?.value)) {
      return { value: base?.value, places: [first], overridden };
    }
    const items = base === undefined ? [] : this.items(base.value as unknown[], base.limit, base.place);
    const joined = operations.reduceRight<readonly Item[]>(
      (below, operation) => joinItems(below, operation, path, this.itemFactory(operation.limit)),
      items,
    );
    return { value: new ListNode(this.evaluator, path, joined), places: [first, ...others], overridden };
  }

  private items(list: readonly unknown[], limit: number, place: Place): readonly Item[] {
    return listBehind(list)?.items ?? list.map((raw, index) => this.item(raw, limit, place.at(index)));
  }

  private item(raw: unknown, limit: number, place: Place): Item {
    return makeItem(place, (path) => {
      checkDepth(path, place);
      const value = this.call(raw, limit, place);
      if (Array.isArray(value)) {
        return new ListNode(this.evaluator, path, this.items(value, limit, place));
      }
      if (isOperator(value)) throw new ComposeError('merge', path, place, OPERATOR_IN_LIST);
      if (!isMap(value) && !(value instanceof ExtendedObject)) return value;
      return this.child(path, fragmentsOf(value, place), place);
    });
  }

  private itemFactory(limit: number): ItemFactory {
    return {
      call: (raw, place) => this.call(raw, limit, place),
      item: (raw, place) => this.item(raw, limit, place),
      merged: (fragments, place) => makeItem(place, (path) => this.child(path, fragments, place)),
    };
  }

  /** Runs a late-bound field in the scope of the fragment it stands in. */
  private call(field: unknown, index: number, place: Place): unknown {
    if (typeof field !== 'function') return this.evaluator.settle(field, place);
    return this.evaluator.call(field as (scope: object) => unknown, this.scope(index), place);
  }

  private child(path: Path, fragments: readonly Fragment[], place: Place): ObjectNode {
    return new ObjectNode(this.evaluator, path, fragments.length === 0 ? [{ place, fields: {} }] : fragments);
  }

  /** What late-bound functions of a fragment see. */
  scope(index: number): object {
    const below = (): object => this.below(index).view;
    this.scopes[index] ??= {
      ...this.evaluator.inputs,
      self: (this.self ?? this).view,
      get super() {
        return below();
      },
      $: this.evaluator.root?.view,
    };
    return this.scopes[index];
  }

  /** The object as the fragments below an index make it, with `self` still the final one. */
  private below(index: number): ObjectNode {
    // What is below the layers below is below the whole, too.
    if (this.self !== undefined) return this.self.below(index);
    const known = this.belows[index];
    if (known !== undefined) return known;
    const { place } = this.fragments[index] as Fragment;
    const fragments = index === 0 ? [{ place, fields: {} }] : this.fragments.slice(0, index);
    const node = new ObjectNode(this.evaluator, this.path, fragments, this);
    this.belows[index] = node;
    return node;
  }

  private get top(): Place {
    return (this.fragments.at(-1) as Fragment).place;
  }

  private fieldsBelow(key: string, limit: number): OverriddenField[] {
    const below = this.fragments.slice(0, limit).filter(({ fields }) => Object.hasOwn(fields, key));
    return below.map(({ place, fields }) => ({ place: place.at(key), field: fields[key] })).reverse();
  }
}

const rethrow = (error: ComposeError): never => {
  throw error;
};

function refuseListOperation(operations: readonly PlacedOperation[], path: Path, what: string): void {
  const last = operations[0];
  if (last === undefined) return;
  throw new ComposeError('merge', path, last.place, `changes a list, but the layers below give ${what}`);
}

function unwrap(field: unknown): unknown {
  return field instanceof Hidden || field instanceof Visible ? field.value : field;
}
