import { isMap } from '@strata/compose';
import type { Path } from '@strata/compose';
import type { Contract } from '../contract';
import { kindOf } from '../document';
import type { TalosDocument } from '../document';
import { fieldOf, typeOfKind } from '../types/type-table';
import type { FieldType } from '../types/type-table';
import { MergeError } from './merge-error';

/** The word by which a patch deletes what it stands in. */
export const PATCH_WORD = '$patch';

/** Something that a patch deletes. */
export interface Deletion {
  /** Where in the document; empty for the document itself. */
  readonly path: Path;
  /** For an item of a list: its first field, by which it is found. */
  readonly item?: readonly [key: string, value: unknown];
}

/** What a document of a patch deletes, in order, and what is left of it; nothing where that says no more. */
export interface SplitPatch {
  readonly deletions: readonly Deletion[];
  readonly rest?: TalosDocument;
}

const isDeletion = (value: unknown): value is Record<string, unknown> =>
  isMap(value) && value[PATCH_WORD] === 'delete';

/**
 * Splits a document of a patch into what it deletes and what it merges.
 *
 * @throws MergeError for a deletion that Talos refuses
 */
export function splitPatch(document: TalosDocument): SplitPatch {
  if (isDeletion(document)) return { deletions: [{ path: [] }] };
  const deletions: Deletion[] = [];
  const rest = strip(document, [], deletions) as TalosDocument | undefined;
  if (deletions.length === 0) return { deletions, rest: document };
  const isEmpty = Object.entries(rest ?? {}).every(
    ([key, value]) => ['version', 'kind', 'name'].includes(key) && !isMap(value) && !Array.isArray(value),
  );
  return { deletions, ...(isEmpty || rest === undefined ? {} : { rest }) };
}

/** A value without what is deleted in it; undefined where nothing is left. */
function strip(value: unknown, path: Path, deletions: Deletion[]): unknown {
  if (isDeletion(value)) {
    deletions.push(deletionAt(value, path));
    return undefined;
  }
  const before = deletions.length;
  if (Array.isArray(value)) {
    const items = (value as unknown[]).flatMap((item, index) => {
      const left = strip(item, [...path, index], deletions);
      return left === undefined ? [] : [left];
    });
    return deletions.length > before && items.length === 0 ? undefined : items;
  }
  if (!isMap(value)) return value;
  const fields = Object.entries(value).flatMap(([key, field]) => {
    const left = strip(field, [...path, key], deletions);
    return left === undefined ? [] : [[key, left] as const];
  });
  return deletions.length > before && fields.length === 0 ? undefined : Object.fromEntries(fields);
}

function deletionAt(value: Record<string, unknown>, path: Path): Deletion {
  if (typeof path.at(-1) !== 'number') {
    if (path.some((step) => typeof step === 'number')) {
      throw new MergeError(
        'cannot be deleted: it is in an item of a list',
        path,
        'Delete the item as a whole.',
      );
    }
    return { path };
  }
  const [first] = Object.entries(value).filter(([key]) => key !== PATCH_WORD);
  if (first === undefined) {
    const remedy = 'Name the item by its first field, such as `interface: eth0`.';
    throw new MergeError('does not say which item of the list goes', path, remedy);
  }
  return { path, item: first };
}

/** A document without what a deletion names. @throws MergeError where it is not there */
export function applyDeletion(
  contract: Contract,
  document: TalosDocument,
  { path, item }: Deletion,
): TalosDocument {
  const type = typeOfKind(contract, kindOf(document));
  const steps = item === undefined ? path : path.slice(0, -1);
  return removeAt(contract, type, document, steps, item, path) as TalosDocument;
}

function removeAt(
  contract: Contract,
  type: string | undefined,
  value: unknown,
  [step, ...steps]: Path,
  item: Deletion['item'],
  whole: Path,
): unknown {
  const missing = () => new MergeError('cannot be deleted: there is no such value', whole);
  if (step === undefined) {
    if (item === undefined || !Array.isArray(value)) throw missing();
    const index = (value as unknown[]).findIndex((each) => isMap(each) && isText(each[item[0]], item[1]));
    if (index < 0) throw missing();
    return (value as unknown[]).filter((_, other) => other !== index);
  }
  if (!isMap(value)) throw missing();
  const field = type === undefined ? undefined : fieldOf(contract, type, String(step));
  const isField = field !== undefined;
  if (steps.length === 0 && item === undefined) {
    // A field of a document can be deleted whether or not it is set, a key of a map only where it is there.
    if (!isField && !Object.hasOwn(value, step)) throw missing();
    return Object.fromEntries(Object.entries(value).filter(([key]) => key !== String(step)));
  }
  const before = value[String(step)];
  const inner = innerType(field);
  // To Go a struct is there, empty, where it is not given, unless it is behind a pointer.
  const isThere = before === undefined && inner !== undefined && field?.isOptional === false;
  const after = removeAt(contract, inner, isThere ? {} : before, steps, item, whole);
  return isThere ? value : { ...value, [String(step)]: after };
}

/** Go compares the text of a field; numbers and booleans have another. */
const isText = (value: unknown, wanted: unknown): boolean =>
  typeof value === 'string' && value === String(wanted);

function innerType(field: FieldType | undefined): string | undefined {
  const { shape } = field ?? {};
  return shape?.kind === 'struct' ? shape.type : undefined;
}
