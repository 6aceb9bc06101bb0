import { ComposeError, describeCycle, messageOf } from './errors';
import type { MissingField, Step } from './errors';
import { trackReads, untracked } from './inputs';
import type { Path } from './path';
import type { Place } from './place';
import type { FieldReference, Reads } from './reads';

/** Deeper than any configuration; guards the stack against data that nests without end. */
export const MAX_DEPTH = 400;

/** More fields than ever wait for one another; guards the stack against references without end. */
export const MAX_WAITING = 400;

interface Waiting {
  readonly field: FieldReference;
  readonly holder: object;
  readonly key: string | number;
  place?: Place;
}

/** One evaluation of a composition: its inputs, and the fields that wait for one another at the moment. */
export class Evaluator {
  readonly inputs: object;
  /** The final object; set by the first node. */
  root: { readonly view: object } | undefined;
  /** The last field that was read and does not exist: what a thrown error is often about. */
  private missing: MissingField | undefined;
  private readonly waiting: Waiting[] = [];
  /** What each function that runs at the moment has read so far, outermost first. */
  private readonly calls: Reads[] = [];

  constructor(inputs: object, isTracking: boolean) {
    this.inputs = isTracking
      ? trackReads(
          inputs,
          (path) => this.calls.at(-1)?.inputs.set(path.join('\0'), path),
          (missing) => (this.missing = missing),
        )
      : inputs;
  }

  /** Tells that a field which no layer gives was read. */
  miss(missing: MissingField): void {
    this.missing = missing;
  }

  /** Notes that the function that runs at the moment reads a field. */
  read(field: FieldReference): void {
    this.calls.at(-1)?.fields.add(field);
  }

  /**
   * Computes a field of a holder, once at a time.
   *
   * @throws ComposeError where the field needs itself, or where too many fields wait for one another
   */
  compute<V>(holder: object, key: string | number, field: FieldReference, fallback: Place, run: () => V): V {
    const start = this.waiting.findIndex((step) => step.holder === holder && step.key === key);
    if (start >= 0) {
      const trail = this.waiting.slice(start);
      const cycle = [...trail.map((step) => step.field.path), field.path];
      const place = trail[0]?.place ?? fallback;
      throw new ComposeError('cycle', field.path, place, describeCycle(cycle), { trail: trail.map(toStep) });
    }
    if (this.waiting.length >= MAX_WAITING) {
      const message = `more than ${MAX_WAITING} fields wait for one another`;
      throw new ComposeError('depth', field.path, fallback, message, {
        trail: this.waiting.slice(-3).map(toStep),
      });
    }
    this.waiting.push({ field, holder, key });
    try {
      return run();
    } finally {
      this.waiting.pop();
    }
  }

  /** Runs a late-bound function that stands at a place. @throws ComposeError for whatever it throws */
  call(late: (scope: object) => unknown, scope: object, path: Path, place: Place): unknown {
    const current = this.waiting.at(-1);
    if (current !== undefined) current.place = place;
    this.missing = undefined;
    place.reads = { fields: new Set(), inputs: new Map() };
    this.calls.push(place.reads);
    try {
      return untracked(late(scope));
    } catch (error) {
      throw this.explain(error, path, place);
    } finally {
      this.calls.pop();
    }
  }

  /** A thrown value as an error of the composition. */
  explain(error: unknown, path: Path, place: Place): ComposeError {
    if (error instanceof ComposeError) return error;
    const trail = this.waiting.map(toStep);
    if (error instanceof RangeError && /call stack/.test(error.message)) {
      return new ComposeError('depth', path, place, 'calls itself without end', {
        trail: trail.slice(-3),
        cause: error,
      });
    }
    const missing = error instanceof TypeError ? this.missing : undefined;
    return new ComposeError('evaluation', path, place, messageOf(error), { trail, missing, cause: error });
  }
}

const toStep = ({ field, place }: Waiting): Step => ({ path: field.path, place });
