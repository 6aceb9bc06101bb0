import { ComposeError, messageOf } from './errors';
import { MAX_DEPTH } from './evaluation';
import type { Evaluator } from './evaluation';
import { collectKeys, fragmentsOf } from './fragment';
import type { Fragment } from './fragment';
import { ListNode, makeItem } from './list-node';
import type { Item } from './list-node';
import { joinItems } from './list-operation';
import type { ItemFactory, PlacedOperation } from './list-operation';
import { makeView } from './object-view';
import {
  ExtendedObject,
  Hidden,
  isMap,
  ListOperation,
  Remove,
  Replace,
  Transform,
  Visible,
} from './operators';
import type { Path } from './path';
import type { Place } from './place';
import type { FieldReference } from './reads';
import { listBehind, registerObject } from './registry';
import type { OverriddenField, Slot } from './slot';
import { valueToData } from './to-data';

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
  private readonly belows = new Map<number, ObjectNode>();
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
    checkDepth(path, (fragments.at(-1) as Fragment).place);
  }

  /** What late-bound functions see. */
  get view(): object {
    if (this.cachedView === undefined) {
      this.cachedView = makeView(this);
      registerObject(this.cachedView, this);
    }
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
    this.evaluator.read(this.reference(key));
    return this.slot(key)?.value;
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
    try {
      const slot = this.resolve(key);
      this.slots.set(key, slot);
      return slot;
    } catch (error) {
      if (error instanceof ComposeError) this.slots.set(key, error);
      throw error;
    }
  }

  private resolve(key: string): Slot | undefined {
    const reference = this.reference(key);
    return this.evaluator.compute(this, key, reference, this.top, () => {
      const contributions = this.contributions(key, reference.path);
      return this.join(contributions, reference.path, key);
    });
  }

  private contributions(key: string, path: Path): Contributions {
    const found: Contributions = { maps: [], operations: [], start: 0 };
    for (let index = this.fragments.length - 1; index >= 0; index--) {
      const { place: around, fields } = this.fragments[index] as Fragment;
      if (!Object.hasOwn(fields, key)) continue;
      const place = around.at(key);
      const field = this.call(unwrap(fields[key]), index, path, place);
      const replaces = field instanceof Replace || field instanceof Transform;
      const value = replaces ? this.replacement(field, key, index, path, place) : field;
      if (value instanceof Remove) return { ...found, start: index + 1 };
      if (value === undefined && !replaces) continue;
      if (!this.add(found, value, index, path, place)) return { ...found, start: index + 1 };
      found.start = index;
      if (replaces || found.base !== undefined) return found;
    }
    return found;
  }

  /** Adds what a fragment gives for a field. @returns false where what was found above cuts it off */
  private add(found: Contributions, value: unknown, index: number, path: Path, place: Place): boolean {
    const { maps, operations } = found;
    if (value instanceof ListOperation) {
      if (maps.length === 0)
        operations.push({ operation: value as ListOperation<unknown>, place, limit: index });
      return maps.length === 0;
    }
    if (isMap(value) || value instanceof ExtendedObject) {
      refuseListOperation(operations, path, 'a map');
      maps.push({ fragments: fragmentsOf(value, place), place });
      return true;
    }
    if (maps.length > 0) return false;
    if (!Array.isArray(value)) refuseListOperation(operations, path, 'a single value');
    found.base = { value, place, limit: index };
    return true;
  }

  private replacement(
    field: Replace<unknown> | Transform,
    key: string,
    index: number,
    path: Path,
    place: Place,
  ): unknown {
    if (field instanceof Replace) return this.call(field.value, index, path, place);
    const patch = (): unknown => {
      const below = index === 0 ? undefined : this.below(index).read(key);
      try {
        return field.apply(valueToData(below, rethrow));
      } catch (error) {
        if (error instanceof ComposeError) throw error;
        throw new ComposeError('merge', path, place, `${field.name}: ${messageOf(error)}`, { cause: error });
      }
    };
    return this.evaluator.call(patch, {}, path, place);
  }

  private join(found: Contributions, path: Path, key: string): Slot | undefined {
    const { maps, operations, base } = found;
    const overridden = this.fieldsBelow(key, found.start);
    if (maps.length > 0) {
      const fragments = maps.toReversed().flatMap((map) => map.fragments);
      const places = maps.map(({ place }) => place) as [Place, ...Place[]];
      if (fragments.length === 0) return { value: {}, places, overridden };
      return { value: new ObjectNode(this.evaluator, path, fragments).view, places, overridden };
    }
    const places = [...operations, ...(base === undefined ? [] : [base])].map(({ place }) => place);
    const [first, ...others] = places;
    if (first === undefined) return undefined;
    if (operations.length === 0 && !Array.isArray(base?.value)) {
      return { value: base?.value, places: [first], overridden };
    }
    const items = base === undefined ? [] : this.items(base.value as unknown[], base.limit, base.place);
    const joined = operations.reduceRight<readonly Item[]>(
      (below, operation) => joinItems(below, operation, path, this.itemFactory(path, operation.limit)),
      items,
    );
    return { value: new ListNode(this.evaluator, path, joined).view, places: [first, ...others], overridden };
  }

  private items(list: readonly unknown[], limit: number, place: Place): readonly Item[] {
    return listBehind(list)?.items ?? list.map((raw, index) => this.item(raw, limit, place.at(index)));
  }

  private item(raw: unknown, limit: number, place: Place): Item {
    return makeItem(place, (path) => {
      checkDepth(path, place);
      const value = this.call(raw, limit, path, place);
      if (Array.isArray(value)) {
        return new ListNode(this.evaluator, path, this.items(value, limit, place)).view;
      }
      if (!isMap(value) && !(value instanceof ExtendedObject)) return value;
      return new ObjectNode(this.evaluator, path, fragmentsOf(value, place)).view;
    });
  }

  private itemFactory(path: Path, limit: number): ItemFactory {
    return {
      call: (raw, place) => this.call(raw, limit, path, place),
      item: (raw, place) => this.item(raw, limit, place),
      merged: (fragments, place) =>
        makeItem(place, (at) => new ObjectNode(this.evaluator, at, fragments).view),
    };
  }

  /** Runs a late-bound field in the scope of the fragment it stands in. */
  private call(field: unknown, index: number, path: Path, place: Place): unknown {
    if (typeof field !== 'function') return field;
    return this.evaluator.call(field as (scope: object) => unknown, this.scope(index), path, place);
  }

  private scope(index: number): object {
    const below = (): object => this.below(index).view;
    return {
      ...this.evaluator.inputs,
      self: (this.self ?? this).view,
      get super() {
        return below();
      },
      $: this.evaluator.root?.view,
    };
  }

  /** The object as the fragments below an index make it, with `self` still the final one. */
  private below(index: number): ObjectNode {
    const known = this.belows.get(index);
    if (known !== undefined) return known;
    const { place } = this.fragments[index] as Fragment;
    const fragments = index === 0 ? [{ place, fields: {} }] : this.fragments.slice(0, index);
    const node = new ObjectNode(this.evaluator, this.path, fragments, this.self ?? this);
    this.belows.set(index, node);
    return node;
  }

  private reference(key: string): FieldReference {
    return { path: [...this.path, key], slot: () => this.slot(key) };
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

function checkDepth(path: Path, place: Place): void {
  if (path.length <= MAX_DEPTH) return;
  throw new ComposeError('depth', path.slice(0, 8), place, `nests deeper than ${MAX_DEPTH} levels`);
}

function refuseListOperation(operations: readonly PlacedOperation[], path: Path, what: string): void {
  const last = operations[0];
  if (last === undefined) return;
  throw new ComposeError('merge', path, last.place, `changes a list, but the layers below give ${what}`);
}

function unwrap(field: unknown): unknown {
  return field instanceof Hidden || field instanceof Visible ? field.value : field;
}
