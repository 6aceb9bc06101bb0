import type { Origin, Position } from './layer';
import type { Path } from './path';
import type { FieldReference, Reads } from './reads';

/** A place in a layer: the field or list item that its path leads to. Paths are made only when they are asked for. */
export class Place {
  /** Whether a late-bound function or a patch has run here. */
  isComputed = false;
  private reads: Reads | undefined;

  private constructor(
    readonly origin: Origin,
    private readonly parent: Place | undefined,
    private readonly step: string | number,
  ) {}

  /** The whole layer. */
  static of(origin: Origin): Place {
    return new Place(origin, undefined, '');
  }

  /** The place one step further in. */
  at(step: string | number): Place {
    return new Place(this.origin, this, step);
  }

  /** The path within the layer as its author wrote it; directives such as `$append` are steps of it. */
  get path(): Path {
    return this.parent === undefined ? [] : [...this.parent.path, this.step];
  }

  /** Notes a field that the function at this place reads. */
  noteField(field: FieldReference): void {
    (this.reads ??= { fields: [], inputs: [] }).fields.push(field);
  }

  /** Notes an input that the function at this place reads. */
  noteInput(path: Path): void {
    (this.reads ??= { fields: [], inputs: [] }).inputs.push(path);
  }

  /** Whether the value at this place comes out of a function, at this place or around it. */
  get isInsideComputed(): boolean {
    return this.isComputed || (this.parent?.isInsideComputed ?? false);
  }

  /** What the late-bound functions at this place and around it have read. */
  get allReads(): readonly Reads[] {
    const outer = this.parent?.allReads ?? [];
    return this.reads === undefined ? outer : [...outer, this.reads];
  }

  /** Where the layer's text sets it; the nearest enclosing text if it is computed. */
  locate(): Position | undefined {
    return this.origin.locate?.(this.path);
  }
}
