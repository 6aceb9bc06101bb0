import type { Origin, Position } from './layer';
import type { Path } from './path';

/** A place in a layer: the field or list item that its path leads to. Paths are made only when they are asked for. */
export class Place {
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

  /** Where the layer's text sets it; the nearest enclosing text if it is computed. */
  locate(): Position | undefined {
    return this.origin.locate?.(this.path);
  }
}
