import { ComposeError, cycleError, messageOf } from './errors';
import { Hidden, isMap, ListOperation, Remove, Replace, Visible } from './operators';
import { applyListOperation } from './list-operation';
import type { Origin } from './layer';
import type { Path } from './path';

/** The part of one layer that stands at a node of the composed object. */
export interface Fragment {
  readonly origin: Origin;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** A computed field and the layers that gave it. */
export interface Slot {
  readonly value: unknown;
  readonly winner: Origin;
  readonly overridden: readonly Origin[];
}

/** What all nodes of one composition share. */
export interface Context {
  readonly inputs: object;
  /** The fields under computation, outermost first: a field that appears twice needs itself. */
  readonly trail: { readonly node: ObjectNode; readonly key: string; readonly path: Path }[];
  root?: ObjectNode;
}

/** Deeper than any configuration; guards the stack against data that nests without end. */
export const MAX_DEPTH = 400;

const NODES = new WeakMap<object, ObjectNode>();

/** The node behind an object that the engine made, if it did. */
export function composedOf(value: unknown): ObjectNode | undefined {
  return typeof value === 'object' && value !== null ? NODES.get(value) : undefined;
}

/** One map of the composed object: the fragments that merge there, lowest precedence first. */
export class ObjectNode {
  readonly view: object;
  private readonly slots = new Map<string, Slot | undefined>();
  private readonly failures = new Map<string, ComposeError>();

  constructor(
    private readonly context: Context,
    readonly path: Path,
    private readonly fragments: readonly Fragment[],
  ) {
    context.root ??= this;
    if (path.length > MAX_DEPTH) {
      throw new ComposeError('depth', path.slice(0, 8), this.top, `nests deeper than ${MAX_DEPTH} levels`);
    }
    this.view = this.makeView((key) => this.slot(key)?.value, fragments.length);
    NODES.set(this.view, this);
  }

  /** The keys that are written out. */
  visibleKeys(): string[] {
    return Object.keys(this.view);
  }

  /** The computed field, or undefined where no layer gives it. @throws ComposeError when it cannot be computed */
  slot(key: string): Slot | undefined {
    if (this.slots.has(key)) return this.slots.get(key);
    const failure = this.failures.get(key);
    if (failure !== undefined) throw failure;
    const { trail } = this.context;
    const start = trail.findIndex((step) => step.node === this && step.key === key);
    const path = [...this.path, key];
    if (start >= 0) throw cycleError([...trail.slice(start).map((step) => step.path), path], this.top);
    trail.push({ node: this, key, path });
    try {
      const slot = this.resolve(key, this.fragments.length);
      this.slots.set(key, slot);
      return slot;
    } catch (error) {
      if (error instanceof ComposeError) this.failures.set(key, error);
      throw error;
    } finally {
      trail.pop();
    }
  }

  private get top(): Origin {
    return (this.fragments.at(-1) as Fragment).origin;
  }

  /** Computes a field from the fragments below `limit`, which is how `super` sees it. */
  private resolve(key: string, limit: number): Slot | undefined {
    const path = [...this.path, key];
    const maps: Fragment[] = [];
    const operations: { operation: ListOperation<unknown>; origin: Origin }[] = [];
    let base: { value: unknown; origin: Origin } | undefined;
    let index = limit - 1;
    for (; index >= 0; index--) {
      const { origin, fields } = this.fragments[index] as Fragment;
      if (!Object.hasOwn(fields, key)) continue;
      let field = this.call(unwrap(fields[key]), index, path, origin);
      if (field instanceof Remove) break;
      const replaces = field instanceof Replace;
      if (field instanceof Replace) field = this.call(field.value, index, path, origin);
      if (field === undefined) continue;
      if (field instanceof ListOperation) {
        if (maps.length > 0) break;
        operations.push({ operation: field, origin });
      } else if (isMap(field)) {
        if (operations.length > 0) {
          throw new ComposeError(
            'list',
            path,
            (operations.at(-1) as { origin: Origin }).origin,
            'changes a list, but the layers below give a map',
          );
        }
        maps.push({ origin, fields: field });
      } else {
        if (maps.length === 0) base = { value: field, origin };
        break;
      }
      if (replaces) break;
    }
    const overridden = this.originsBelow(key, index);
    if (maps.length > 0) {
      const node = new ObjectNode(this.context, path, maps.reverse());
      const [winner, ...others] = maps.map((map) => map.origin).reverse();
      return { value: node.view, winner: winner as Origin, overridden: [...others, ...overridden] };
    }
    if (operations.length > 0) return this.applyOperations(path, operations.reverse(), base, overridden);
    if (base === undefined) return undefined;
    const value = Array.isArray(base.value) ? this.list(base.value, index, path, base.origin) : base.value;
    return { value, winner: base.origin, overridden };
  }

  private applyOperations(
    path: Path,
    operations: readonly { operation: ListOperation<unknown>; origin: Origin }[],
    base: { value: unknown; origin: Origin } | undefined,
    overridden: readonly Origin[],
  ): Slot {
    const last = operations.at(-1) as { origin: Origin };
    if (base !== undefined && !Array.isArray(base.value)) {
      throw new ComposeError(
        'list',
        path,
        last.origin,
        'changes a list, but the layers below give a single value',
      );
    }
    const start = base === undefined ? [] : this.list(base.value as unknown[], 0, path, base.origin);
    const value = operations.reduce<readonly unknown[]>((below, { operation, origin }) => {
      const mergeElements = (lower: Record<string, unknown>, upper: Record<string, unknown>): object =>
        new ObjectNode(this.context, path, [
          { origin, fields: lower },
          { origin, fields: upper },
        ]).view;
      const items = operation.items.map((item) =>
        item instanceof Remove || item instanceof Replace ? item : this.element(item, path, origin, 0),
      );
      return applyListOperation(
        below,
        new ListOperation(operation.kind, items, operation.key),
        mergeElements,
      );
    }, start);
    const lower = operations.slice(0, -1).map((step) => step.origin);
    const others = [...lower.reverse(), ...(base === undefined ? [] : [base.origin]), ...overridden];
    return { value, winner: last.origin, overridden: others };
  }

  private list(items: readonly unknown[], limit: number, path: Path, origin: Origin): unknown[] {
    return items.map((item, index) => this.element(item, [...path, index], origin, limit));
  }

  private element(item: unknown, path: Path, origin: Origin, limit: number): unknown {
    const value = this.call(item, limit, path, origin);
    if (Array.isArray(value)) return this.list(value, limit, path, origin);
    if (!isMap(value) || composedOf(value) !== undefined) return value;
    return new ObjectNode(this.context, path, [{ origin, fields: value }]).view;
  }

  /** Runs a late-bound field in the scope of the fragment it stands in. */
  private call(field: unknown, index: number, path: Path, origin: Origin): unknown {
    if (typeof field !== 'function') return field;
    try {
      return (field as (scope: object) => unknown)(this.scope(index));
    } catch (error) {
      if (error instanceof ComposeError) throw error;
      throw new ComposeError('evaluation', path, origin, messageOf(error), { cause: error });
    }
  }

  private scope(index: number): object {
    const below = (): object => this.makeView((key) => this.resolve(key, index)?.value, index);
    return Object.create(this.context.inputs, {
      self: { value: this.view },
      super: { get: below },
      $: { value: (this.context.root as ObjectNode).view },
    }) as object;
  }

  private makeView(read: (key: string) => unknown, limit: number): object {
    const view = {};
    const hidden = new Map<string, boolean | undefined>();
    for (const { fields } of this.fragments.slice(0, limit)) {
      for (const key of Object.getOwnPropertyNames(fields)) {
        const declared = declaredHidden(fields, key);
        hidden.set(key, declared ?? hidden.get(key));
      }
    }
    for (const [key, isHidden] of hidden) {
      if (this.isRemoved(key, limit)) continue;
      Object.defineProperty(view, key, { get: () => read(key), enumerable: isHidden !== true });
    }
    return view;
  }

  private isRemoved(key: string, limit: number): boolean {
    for (let index = limit - 1; index >= 0; index--) {
      const { fields } = this.fragments[index] as Fragment;
      if (Object.hasOwn(fields, key)) return ownValue(fields, key) instanceof Remove;
    }
    return false;
  }

  private originsBelow(key: string, limit: number): Origin[] {
    const origins: Origin[] = [];
    for (let index = limit - 1; index >= 0; index--) {
      const { origin, fields } = this.fragments[index] as Fragment;
      if (Object.hasOwn(fields, key)) origins.push(origin);
    }
    return origins;
  }
}

function unwrap(field: unknown): unknown {
  return field instanceof Hidden || field instanceof Visible ? field.value : field;
}

/** Reads a literal field without running the getter of a composed one. */
function ownValue(fields: object, key: string): unknown {
  return Object.getOwnPropertyDescriptor(fields, key)?.value;
}

/** Whether a fragment hides a field (true), shows it (false) or leaves that to the layers below (undefined). */
function declaredHidden(fields: object, key: string): boolean | undefined {
  const descriptor = Object.getOwnPropertyDescriptor(fields, key);
  if (descriptor?.enumerable === false) return true;
  if (descriptor?.value instanceof Hidden) return true;
  return descriptor?.value instanceof Visible ? false : undefined;
}
