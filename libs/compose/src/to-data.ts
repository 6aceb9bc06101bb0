import { copyData, heightOf, mergeData, setField } from './data';
import { ComposeError } from './errors';
import { MAX_DEPTH } from './evaluation';
import { ListNode } from './list-node';
import { ObjectNode } from './object-node';
import type { Slot } from './slot';

/** Takes what goes wrong in one field, so that the others are still computed. */
export type ReportError = (error: ComposeError) => void;

/** The visible fields as plain data that belongs to nobody else. Fields that fail are reported and left out. */
export function objectToData(node: ObjectNode, report: ReportError, depth = 0): Record<string, unknown> {
  const data: Record<string, unknown> = {};
  for (const [key, isHidden] of node.keys) {
    if (isHidden) continue;
    attempt(report, () => {
      const value = plainField(node, key) ?? slotToData(node.slot(key), report, depth);
      if (value !== undefined) setField(data, key, value);
    });
  }
  return data;
}

/** A computed value as plain data. */
export function valueToData(value: unknown, report: ReportError, depth = 0): unknown {
  if (value instanceof ObjectNode) return objectToData(value, report, depth);
  if (!(value instanceof ListNode)) return value;
  return value.items.map((_, index) => attempt(report, () => slotToData(value.slot(index), report, depth)));
}

/** @throws ComposeError for a value that contains itself: a list can, by a reference to it */
function slotToData(slot: Slot | undefined, report: ReportError, depth: number): unknown {
  if (slot !== undefined && depth > MAX_DEPTH) {
    const [place] = slot.places;
    throw new ComposeError('depth', place.path.slice(0, 8), place, `nests deeper than ${MAX_DEPTH} levels`);
  }
  return valueToData(slot?.value, report, depth + 1);
}

/** A field that plain data alone makes, without a slot for each value in it: most of any configuration. */
function plainField({ fragments, path }: ObjectNode, key: string): unknown {
  const maps: object[] = [];
  const limit = MAX_DEPTH - path.length - 1;
  for (const { fields } of fragments.toReversed()) {
    if (!Object.hasOwn(fields, key)) continue;
    const field = fields[key];
    if (heightOf(field, limit) === undefined) return undefined;
    if (field === undefined) continue;
    if (typeof field === 'object' && field !== null && !Array.isArray(field)) maps.push(field);
    else if (maps.length > 0) break;
    else return copyData(field);
  }
  return maps.length === 0 ? undefined : mergeData(maps.reverse());
}

function attempt<V>(report: ReportError, run: () => V): V | undefined {
  try {
    return run();
  } catch (error) {
    // What nests without end may also branch: nobody could wait for the end of the other branches.
    if (!(error instanceof ComposeError) || error.kind === 'depth') throw error;
    report(error);
    return undefined;
  }
}
