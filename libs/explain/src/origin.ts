import type { Location } from '@strata/model';

/** One value that another is made from, with the place that sets it. */
export interface ValueOrigin {
  /** `config` for the composed configuration, the name of a source, or `code` for a literal of the addon's code. */
  readonly kind: string;
  /** Such as `prometheus.sizeGi`, `facts.domain`; empty for code. */
  readonly path: string;
  readonly value: unknown;
  readonly location: Location;
  /** Whether the place holds a late-bound function: then `reads` says what it was computed from. */
  readonly isComputed: boolean;
  /** What layers below give, and has no part in the value; highest precedence first. */
  readonly overridden: readonly OverriddenValue[];
  /** For a key of the configuration: the places of layers below that give it too, and keep it if this one does not. */
  readonly alsoGivenAt?: readonly Location[];
  /** What a computed value was computed from. */
  readonly reads: readonly ValueOrigin[];
}

/** A value that lost. */
export interface OverriddenValue {
  /** Undefined where it would be computed. */
  readonly value?: unknown;
  readonly location: Location;
}
