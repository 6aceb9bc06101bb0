import { isMap } from '@strata/compose';
import { requireElementKind } from './element-kind';
import { mergeElements } from './merge-elements';
import type { PlainMap } from './merge-elements';
import { atStep, MisfitError } from './misfit-error';
import { orderElements } from './order-elements';
import { requirePatchField } from './patch-types';
import type { PatchField } from './patch-types';
import { isDirective, withoutDirectives, withoutNulls } from './without-directives';

const ORDER = '$setElementOrder';
const DELETION = '$deleteFromPrimitiveList';

/**
 * Merges a map of a patch into the one below.
 *
 * @param type the type of both; undefined for maps of plain values, such as labels
 * @throws MisfitError for a part of the patch that does not fit
 */
export function mergeTypedMaps(below: PlainMap, patch: PlainMap, type: string | undefined): PlainMap {
  if (Object.hasOwn(patch, '$patch')) return replaceMap(patch);
  const { $retainKeys: retained, ...changes } = patch;
  const merged = new Map(Object.entries(below));
  if (Object.hasOwn(patch, '$retainKeys')) retainKeys(merged, changes, retained);
  const rest = new Map(Object.entries(changes));
  for (const [word, order] of Object.entries(changes).filter(([word]) => word.startsWith(ORDER))) {
    atStep(word, () => {
      rest.delete(word);
      const key = fieldBehind(word, ORDER);
      const field = requirePatchField(type, key);
      const lists = { below: merged.get(key), patch: rest.get(key), order };
      const ordered = orderElements(lists, field, strategyOf(field) === 'merge', mergeMapsOf(field));
      if (ordered === undefined) return;
      merged.set(key, ordered);
      rest.delete(key);
    });
  }
  // Deletions first, so that the order of keys in the patch does not matter.
  const isDeletion = (word: string): boolean => word.startsWith(DELETION);
  for (const [word, change] of rest) {
    if (isDeletion(word)) atStep(word, () => deleteValues(merged, fieldBehind(word, DELETION), change, type));
  }
  for (const [key, change] of rest) {
    if (!isDeletion(key)) atStep(key, () => mergeField(merged, key, change, type));
  }
  return Object.fromEntries(merged);
}

function mergeField(
  merged: Map<string, unknown>,
  key: string,
  change: unknown,
  type: string | undefined,
): void {
  const below = merged.get(key);
  if (change === null) {
    merged.delete(key);
  } else if (isMap(below) && isMap(change)) {
    const field = requirePatchField(type, key);
    merged.set(key, strategyOf(field) === 'replace' ? change : mergeTypedMaps(below, change, field.type));
  } else if (Array.isArray(below) && Array.isArray(change)) {
    const field = requirePatchField(type, key);
    const isMerged = strategyOf(field) === 'merge';
    merged.set(key, isMerged ? mergeElements(below, change, field.key, mergeMapsOf(field)).elements : change);
  } else if (isDirective(change)) {
    merged.delete(key);
  } else {
    merged.set(key, withoutDirectives(withoutNulls(change)));
  }
}

/** Takes values out of a list of single values. */
function deleteValues(
  merged: Map<string, unknown>,
  key: string,
  values: unknown,
  type: string | undefined,
): void {
  const below = merged.get(key);
  if (values === null) merged.delete(key);
  if (!Array.isArray(below) || !Array.isArray(values)) return;
  const field = requirePatchField(type, key);
  if (below.length === 0 && values.length === 0) return;
  const isOfMaps = requireElementKind(below, values) === 'map';
  const kept = isOfMaps
    ? mergeElements(below, values, field.key, mergeMapsOf(field)).elements
    : (below as unknown[]).filter((value) => !values.includes(value));
  merged.set(key, kept);
}

/** Leaves only the keys that `$retainKeys` names, to which everything in the patch must belong. */
function retainKeys(merged: Map<string, unknown>, changes: PlainMap, retained: unknown): void {
  if (!Array.isArray(retained)) throw new MisfitError('takes a list of keys', ['$retainKeys']);
  for (const [key, change] of Object.entries(changes)) {
    if (change === null || key.startsWith(DELETION) || key.startsWith(ORDER) || retained.includes(key))
      continue;
    throw new MisfitError(`does not name "${key}", which the patch sets`, ['$retainKeys']);
  }
  for (const key of [...merged.keys()]) {
    if (!retained.includes(key)) merged.delete(key);
  }
}

function replaceMap({ $patch: word, ...fields }: PlainMap): PlainMap {
  if (word === 'replace') return fields;
  if (word === 'delete') return {};
  throw new MisfitError(`is "delete" or "replace", not ${JSON.stringify(word)}`, ['$patch']);
}

const mergeMapsOf =
  ({ type }: PatchField) =>
  (below: PlainMap, patch: PlainMap): PlainMap =>
    mergeTypedMaps(below, patch, type);

/** What a field does beside retaining keys, which only whoever makes a patch has to know. */
const strategyOf = ({ strategy }: PatchField): string | undefined =>
  strategy?.split(',').find((word) => word !== 'retainKeys');

function fieldBehind(word: string, directive: string): string {
  const [prefix, ...field] = word.split('/');
  if (prefix === directive && field.length > 0) return field.join('/');
  throw new Error(`is written ${directive}/<list>`);
}
