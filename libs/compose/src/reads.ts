import type { Path } from './path';
import type { Slot } from './slot';

/** What a late-bound function has read. */
export interface Reads {
  readonly fields: Set<FieldReference>;
  /** Paths of inputs, such as `facts.domain`, by their text; only where inputs are tracked. */
  readonly inputs: Map<string, Path>;
}

/** A field that can be asked for its value and places later. */
export interface FieldReference {
  readonly path: Path;
  /** @throws ComposeError when it cannot be computed */
  readonly slot: () => Slot | undefined;
}
