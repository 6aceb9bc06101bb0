import { ComposeError, describeCycle, messageOf } from './errors';
import type { MissingField, Step } from './errors';
import { inputBehind, trackReads } from './inputs';
import type { Path } from './path';
import type { Place } from './place';
import { FieldReference } from './reads';
import type { Holder } from './reads';

/** Deeper than any configuration; guards the stack against data that nests without end. */
export const MAX_DEPTH = 400;

/** More objects than anybody joins; objects that are joined with themselves, level by level, double each time. */
export const MAX_JOINED = 10_000;

/** More fields than ever wait for one another; guards the stack against references without end. */
export const MAX_WAITING = 400;

/** @throws ComposeError where a path is longer than anything may nest */
export function checkDepth(path: Path, place: Place): void {
  if (path.length <= MAX_DEPTH) return;
  throw new ComposeError('depth', path.slice(0, 8), place, `nests deeper than ${MAX_DEPTH} levels`);
}

/** A field or item under computation. */
interface Waiting {
  readonly holder: Holder;
  readonly step: string | number;
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
  /** Where the functions stand that run at the moment, outermost first. */
  private readonly calls: Place[] = [];

  constructor(inputs: object, isTracking: boolean) {
    this.inputs = isTracking
      ? trackReads(
          inputs,
          (path) => this.calls.at(-1)?.noteInput(path),
          (missing) => (this.missing = missing),
        )
      : inputs;
  }

  /** Tells that a field which no layer gives was read. */
  miss(missing: MissingField): void {
    this.missing = missing;
  }

  /** Notes that the function that runs at the moment reads a field. */
  read(holder: Holder, step: string | number): void {
    this.calls.at(-1)?.noteField(new FieldReference(holder, step));
  }

  /**
   * Notes that a field is being computed; `leave` ends that.
   *
   * @param fallback the place to name while the one that computes it is not known
   * @throws ComposeError where the field needs itself, or where too many fields wait for one another
   */
  enter(holder: Holder, step: string | number, fallback: Place): void {
    const start = this.waiting.findIndex((each) => each.step === step && each.holder === holder);
    if (start >= 0) throw this.cycle(start, fallback);
    if (this.waiting.length >= MAX_WAITING) {
      const message = `more than ${MAX_WAITING} fields wait for one another`;
      const trail = this.waiting.slice(-3).map(toStep);
      throw new ComposeError('depth', [...holder.path, step], fallback, message, { trail });
    }
    this.waiting.push({ holder, step });
  }

  /** Ends what `enter` began last. */
  leave(): void {
    this.waiting.pop();
  }

  /** Runs a late-bound function that stands at a place. @throws ComposeError for whatever it throws */
  call(late: (scope: object) => unknown, scope: object, place: Place): unknown {
    const current = this.waiting.at(-1);
    if (current !== undefined) current.place = place;
    this.missing = undefined;
    place.isComputed = true;
    this.calls.push(place);
    try {
      return this.settle(late(scope), place);
    } catch (error) {
      throw this.explain(error, place);
    } finally {
      this.calls.pop();
    }
  }

  /** A value without tracking; an input that is passed on as a whole counts as read. */
  settle(value: unknown, place: Place): unknown {
    const tracked = inputBehind(value);
    if (tracked === undefined) return value;
    place.isComputed = true;
    place.noteInput(tracked.path);
    return tracked.input;
  }

  /** What was thrown while the field that is computed at the moment was, as an error of the composition. */
  explain(error: unknown, place: Place): ComposeError {
    if (error instanceof ComposeError) return error;
    const trail = this.waiting.map(toStep);
    const path: Path = trail.at(-1)?.path ?? [];
    if (error instanceof RangeError && /call stack/.test(error.message)) {
      const details = { trail: trail.slice(-3), cause: error };
      return new ComposeError('depth', path, place, 'calls itself without end', details);
    }
    const missing = error instanceof TypeError ? this.missing : undefined;
    return new ComposeError('evaluation', path, place, messageOf(error), { trail, missing, cause: error });
  }

  private cycle(start: number, fallback: Place): ComposeError {
    const trail = this.waiting.slice(start).map(toStep);
    const [first] = trail as [Step];
    const cycle = describeCycle([...trail.map((step) => step.path), first.path]);
    return new ComposeError('cycle', first.path, first.place ?? fallback, cycle, { trail });
  }
}

const toStep = ({ holder, step, place }: Waiting): Step => ({ path: [...holder.path, step], place });
