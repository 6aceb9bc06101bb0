import type { Origin } from './layer';
import { formatPath } from './path';
import type { Path } from './path';

/** What went wrong while a field was computed. */
export type ComposeErrorKind = 'evaluation' | 'cycle' | 'assertion' | 'list' | 'depth';

/** A field that cannot be composed, with the layer whose text is at fault. */
export class ComposeError extends Error {
  constructor(
    readonly kind: ComposeErrorKind,
    readonly path: Path,
    readonly origin: Origin,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'ComposeError';
  }
}

/** What a thrown value says; JavaScript can throw anything. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : `threw ${String(thrown)}`;
}

/** A field that needs itself; the message writes the cycle out. */
export function cycleError(cycle: readonly Path[], origin: Origin): ComposeError {
  const [first] = cycle;
  return new ComposeError('cycle', first ?? [], origin, cycle.map(formatPath).join(' → '));
}
