import { ComposeError, messageOf } from './errors';
import { composedOf, ObjectNode } from './object-node';
import type { Slot } from './object-node';
import type { Layer, Origin, Scope } from './layer';
import type { Path } from './path';

/** What a composition gives when it is evaluated completely. */
export interface Evaluation<T> {
  /** The visible fields as plain data. A field that could not be computed is absent. */
  readonly data: T;
  /** Every field that could not be computed and every assertion that failed. */
  readonly problems: readonly ComposeError[];
}

/** Where one value comes from. */
export interface Provenance {
  readonly path: Path;
  /** The layer that won. */
  readonly winner: Origin;
  /** The layers below it that also give this value, nearest first. */
  readonly overridden: readonly Origin[];
}

/**
 * One lazily evaluated object made of layers. Nothing is computed before it is read; each field is computed at
 * most once.
 */
export class Composition<T> {
  private readonly root: ObjectNode;

  /**
   * @param layers lowest precedence first
   * @param inputs what late-bound fields see beside `self`, `super` and `$`
   */
  constructor(
    private readonly layers: readonly Layer[],
    private readonly inputs: object = {},
  ) {
    const fragments = layers.map((source) => ({ origin: source.origin, fields: source.fields }));
    this.root = new ObjectNode({ inputs, trail: [] }, [], fragments);
  }

  /** The late-bound object: reading a field computes it. Hidden fields can be read and are not enumerable. */
  get value(): T {
    return this.root.view as T;
  }

  /** Computes every visible field and runs every assertion; collects all problems instead of stopping at one. */
  evaluate(): Evaluation<T> {
    const problems = new Set<ComposeError>();
    const data = toData(this.root.view, (error) => problems.add(error)) as T;
    if (problems.size === 0) this.assert(problems);
    return { data, problems: [...problems] };
  }

  /** The origin of the value at a path; of the nearest enclosing list or computed field inside those. */
  provenance(path: Path): Provenance | undefined {
    let node = this.root;
    for (const [index, step] of path.entries()) {
      const slot: Slot | undefined = node.slot(String(step));
      if (slot === undefined) return undefined;
      const child = composedOf(slot.value);
      if (index === path.length - 1 || child === undefined)
        return toProvenance(path.slice(0, index + 1), slot);
      node = child;
    }
    return undefined;
  }

  /** Every leaf of the output (scalars, empty maps and whole lists) with its provenance. */
  *leaves(): Generator<Provenance> {
    yield* leavesOf(this.root, []);
  }

  private assert(problems: Set<ComposeError>): void {
    const scope = Object.assign(Object.create(this.inputs) as object, {
      self: this.root.view,
      super: this.root.view,
      $: this.root.view,
    }) as Scope<never, never, never>;
    for (const source of this.layers) {
      for (const assertion of source.assertions) {
        const failure = runAssertion(() => assertion(scope), source.origin);
        if (failure !== undefined) problems.add(failure);
      }
    }
  }
}

/** Composes layers, lowest precedence first, into one lazily evaluated object. */
export function compose<T>(layers: readonly Layer[], inputs: object = {}): Composition<T> {
  return new Composition<T>(layers, inputs);
}

function runAssertion(run: () => true | string, origin: Origin): ComposeError | undefined {
  try {
    const outcome = run();
    return outcome === true ? undefined : new ComposeError('assertion', [], origin, outcome);
  } catch (error) {
    if (error instanceof ComposeError) return error;
    return new ComposeError('assertion', [], origin, messageOf(error), { cause: error });
  }
}

function toProvenance(path: Path, slot: Slot): Provenance {
  return { path, winner: slot.winner, overridden: slot.overridden };
}

function* leavesOf(node: ObjectNode, path: Path): Generator<Provenance> {
  for (const key of node.visibleKeys()) {
    const slot = node.slot(key);
    if (slot === undefined) continue;
    const child = composedOf(slot.value);
    const childPath = [...path, key];
    if (child === undefined || child.visibleKeys().length === 0) yield toProvenance(childPath, slot);
    else yield* leavesOf(child, childPath);
  }
}

function toData(value: unknown, report: (error: ComposeError) => void): unknown {
  if (Array.isArray(value)) return value.map((item) => toData(item, report));
  if (typeof value !== 'object' || value === null) return value;
  const data: Record<string, unknown> = {};
  for (const key of Object.keys(value)) {
    try {
      const field = toData((value as Record<string, unknown>)[key], report);
      if (field !== undefined) defineField(data, key, field);
    } catch (error) {
      if (!(error instanceof ComposeError)) throw error;
      report(error);
    }
  }
  return data;
}

/** Plain assignment would call the setter of `__proto__`. */
function defineField(target: object, key: string, value: unknown): void {
  Object.defineProperty(target, key, { value, enumerable: true, writable: true, configurable: true });
}
