import { formatPath } from './path';
import type { Path } from './path';
import type { Place } from './place';

/** What went wrong while a field was computed. */
export type ComposeErrorKind = 'evaluation' | 'cycle' | 'assertion' | 'merge' | 'depth';

/** A field under computation, and the place of what computes it once that is known. */
export interface Step {
  readonly path: Path;
  readonly place?: Place;
}

/** A field that was read although no layer gives it, and the fields that stand beside it. */
export interface MissingField {
  readonly path: Path;
  readonly known: readonly string[];
}

/** A field that cannot be composed, with the layer whose text is at fault. */
export class ComposeError extends Error {
  constructor(
    readonly kind: ComposeErrorKind,
    readonly path: Path,
    readonly place: Place,
    message: string,
    readonly details: {
      /** The fields that were being computed, outermost first; the last is the one at fault. */
      readonly trail?: readonly Step[];
      readonly missing?: MissingField;
      readonly cause?: unknown;
    } = {},
  ) {
    super(message, { cause: details.cause });
    this.name = 'ComposeError';
  }
}

/** What a thrown value says; JavaScript can throw anything. */
export function messageOf(thrown: unknown): string {
  if (thrown instanceof Error) return thrown.message;
  try {
    return `threw ${String(thrown)}`;
  } catch {
    return 'threw an object without a text';
  }
}

/** Writes a cycle of fields out. */
export const describeCycle = (cycle: readonly Path[]): string => cycle.map(formatPath).join(' → ');
