import { ComposeError } from './errors';
import { checkDepth } from './evaluation';
import type { Fragment } from './fragment';
import { ListNode } from './list-node';
import { Hidden, isMap, Replace, Visible } from './operators';
import type { Path } from './path';
import type { Place } from './place';
import { ObjectNode } from './object-node';
import type { FieldReference } from './reads';
import type { OverriddenField, Slot } from './slot';
import { valueToData } from './to-data';

/** Where one value comes from. */
export interface Provenance {
  readonly path: Path;
  /** The value as plain data; what fails in it is left out. */
  readonly data: () => unknown;
  /** The place that won: of the value itself, or of the nearest enclosing computed value. */
  readonly winner: Place;
  /** The places that were merged with the winner, highest precedence first; none for a single value. */
  readonly merged: readonly Place[];
  /** What layers below give for this path and has no part in the value, highest precedence first. */
  readonly overridden: readonly OverriddenField[];
  /** Whether a late-bound function or a patch made the value. */
  readonly isComputed: boolean;
  /** The fields that were read to compute it. */
  readonly fields: readonly FieldReference[];
  /** The paths of inputs that were read to compute it; only where the composition tracks them. */
  readonly inputs: readonly Path[];
}

/** The provenance of a field that a late-bound function has read; undefined where it has no value. */
export function provenanceOf(field: FieldReference): Provenance | undefined {
  const slot = withoutFailing(() => field.slot());
  return slot === undefined ? undefined : describe(field.path, [slot]);
}

/** The provenance of the value at a path; undefined where there is none. @throws ComposeError where it cannot be computed */
export function provenanceAt(root: ObjectNode, path: Path): Provenance | undefined {
  let value: unknown = root;
  const slots: Slot[] = [];
  for (const step of path) {
    const slot = slotAt(value, step);
    if (slot === undefined) return undefined;
    slots.push(slot);
    value = slot.value;
  }
  return slots.length === 0 ? undefined : describe(path, slots);
}

/**
 * Every leaf below a value: scalars, and maps and lists without entries. What cannot be computed is left out.
 *
 * @throws ComposeError where it nests too deep
 */
export function* leavesOf(
  value: unknown,
  path: Path = [],
  slots: readonly Slot[] = [],
): Generator<Provenance> {
  const steps = stepsOf(value);
  if (steps.length === 0 && slots.length > 0) yield describe(path, slots);
  for (const step of steps) {
    const slot = withoutFailing(() => slotAt(value, step));
    if (slot !== undefined) checkDepth(path, slot.places[0]);
    if (slot?.value !== undefined) yield* leavesOf(slot.value, [...path, step], [...slots, slot]);
  }
}

/** The slot of a field; undefined for one that cannot be computed. @throws ComposeError for one that nests too deep */
function withoutFailing(slot: () => Slot | undefined): Slot | undefined {
  try {
    return slot();
  } catch (error) {
    if (error instanceof ComposeError && error.kind !== 'depth') return undefined;
    throw error;
  }
}

function slotAt(value: unknown, step: string | number): Slot | undefined {
  if (value instanceof ObjectNode) return value.slot(String(step));
  return value instanceof ListNode && Number(step) in value.items ? value.slot(Number(step)) : undefined;
}

function stepsOf(value: unknown): readonly (string | number)[] {
  if (value instanceof ListNode) return [...value.items.keys()];
  if (!(value instanceof ObjectNode)) return [];
  return [...value.keys].flatMap(([key, isHidden]) => (isHidden ? [] : [key]));
}

function describe(path: Path, slots: readonly Slot[]): Provenance {
  const { places, value } = slots.at(-1) as Slot;
  const [winner, ...merged] = places;
  const first = path.length - slots.length;
  // What is cut off further out stands below everything that was merged further in.
  const overridden = slots
    .map((slot, depth) => {
      const rest = path.slice(first + depth + 1);
      return slot.overridden.flatMap((field) => dig(field, rest) ?? []);
    })
    .reverse()
    .flat();
  const reads = places.flatMap((place) => place.allReads);
  const read = reads.flatMap((each) => each.fields);
  const fields = new Map(read.map((field) => [withoutFailing(() => field.slot()), field]));
  return {
    path,
    data: () => valueToData(value, () => undefined),
    winner,
    merged,
    overridden,
    isComputed: places.some((place) => place.isInsideComputed),
    fields: [...fields.values()],
    inputs: [
      ...new Map(reads.flatMap((each) => each.inputs).map((input) => [input.join('\0'), input])).values(),
    ],
  };
}

/** Where layers give a path, highest precedence first, whether or not the value can be computed. */
export function placesGiving(fragments: readonly Fragment[], [step, ...rest]: Path): Place[] {
  if (step === undefined) return [];
  return fragments.toReversed().flatMap(({ place, fields }) => {
    if (!Object.hasOwn(fields, step)) return [];
    return dig({ place: place.at(step), field: fields[step] }, rest)?.place ?? [];
  });
}

/** What an overridden field gives for a path inside it; the field itself from where it is computed. */
function dig({ place, field }: OverriddenField, [step, ...rest]: Path): OverriddenField | undefined {
  const value =
    field instanceof Hidden || field instanceof Visible || field instanceof Replace
      ? (field.value as unknown)
      : field;
  if (step === undefined || typeof value === 'function') return { place, field: value };
  const entries = isMap(value) ? value : Array.isArray(value) ? value : undefined;
  if (entries === undefined) return { place, field: value };
  if (!Object.hasOwn(entries, step)) return undefined;
  return dig({ place: place.at(step), field: (entries as Record<string | number, unknown>)[step] }, rest);
}
