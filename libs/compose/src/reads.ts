import type { Path } from './path';
import type { Slot } from './slot';

/** A map or list of the composed object. */
export interface Holder {
  readonly path: Path;
  /** @throws ComposeError when the field or item cannot be computed */
  readonly slot: (step: never) => Slot | undefined;
}

/** A field or item that can be asked for its value and places later. */
export class FieldReference {
  constructor(
    private readonly holder: Holder,
    private readonly step: string | number,
  ) {}

  get path(): Path {
    return [...this.holder.path, this.step];
  }

  /** @throws ComposeError when it cannot be computed */
  slot(): Slot | undefined {
    return this.holder.slot(this.step as never);
  }
}

/** What a late-bound function has read. */
export interface Reads {
  readonly fields: FieldReference[];
  /** Paths of inputs, such as `facts.domain`; only where inputs are tracked. */
  readonly inputs: Path[];
}
