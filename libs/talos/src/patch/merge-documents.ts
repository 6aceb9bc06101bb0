import { isMap } from '@strata/compose';
import type { Path } from '@strata/compose';
import type { Contract } from '../contract';
import { fieldNames, fieldOf } from '../types/type-table';
import type { FieldType } from '../types/type-table';
import { mergeFree } from './merge-free';
import { MergeError } from './merge-error';
import { KEYED_LISTS, mergeImageRules } from './merge-lists';
import { mergeUrls } from './merge-urls';

type Fields = Readonly<Record<string, unknown>>;

/**
 * Merges a struct of a patch into another, field by field, as Talos' configuration patcher does.
 *
 * @param type name of the struct in the table of types
 * @throws MergeError for what Talos cannot merge
 * @see https://github.com/siderolabs/talos/blob/v1.13.9/pkg/machinery/config/merge/merge.go
 */
export function mergeStructs(
  contract: Contract,
  type: string,
  left: Fields,
  right: Fields,
  path: Path,
): Record<string, unknown> {
  const merged: Record<string, unknown> = { ...left };
  for (const name of fieldNames(contract, type)) {
    const field = fieldOf(contract, type, name);
    if (field === undefined) continue;
    const value = mergeField(contract, field, left[name], right[name], [...path, name]);
    if (value === GONE) delete merged[name];
    else if (value !== undefined) merged[name] = value;
  }
  return merged;
}

const isAbsent = (value: unknown): boolean => value === undefined || value === null;

/** What Go cannot tell from a value that is not given. */
const isZero = (value: unknown): boolean => isAbsent(value) || value === '' || value === 0;

function mergeField(
  contract: Contract,
  field: FieldType,
  left: unknown,
  right: unknown,
  path: Path,
): unknown {
  if (field.isOptional) {
    if (isAbsent(right)) return left;
    if (isAbsent(left)) return right;
  }
  return mergeValues(contract, field, left, right, path, field.isOptional);
}

/** @param overwrites whether an empty value of the patch counts: it does behind a pointer */
function mergeValues(
  contract: Contract,
  field: FieldType,
  left: unknown,
  right: unknown,
  path: Path,
  overwrites: boolean,
): unknown {
  const { shape, merge, isReplaced } = field;
  switch (shape.kind) {
    case 'scalar':
      // A boolean that is not behind a pointer is false where a patch does not name it.
      if (shape.of === 'bool') return isAbsent(right) && isAbsent(left) ? left : (right ?? false);
      return isZero(right) && !overwrites ? left : right;
    case 'text':
      return mergeTexts(shape.type, merge, left, right, path, overwrites);
    case 'list':
      return mergeLists(contract, field, shape.item, left, right, path);
    case 'map':
      return isAbsent(right) || isReplaced || !isMap(left) || !isMap(right)
        ? (right ?? left)
        : mergeMaps(contract, shape.value, merge, left, right, path);
    case 'struct':
      // Certificates are read as a pair: what is not given is empty.
      if (isReplaced || shape.type.startsWith('x509.') || isAbsent(left)) return right ?? left;
      return isMap(left) && isMap(right ?? {})
        ? mergeStructs(contract, shape.type, left, (right ?? {}) as Fields, path)
        : right;
    case 'free':
      return isReplaced || isAbsent(left) ? (right ?? left) : mergeFree(left, right ?? undefined, path);
  }
}

/** Types whose parts Go does not let the patcher set, whether or not the patch has a value. */
const FIXED: readonly string[] = ['Addr', 'AddrPort', 'Prefix', 'InstallDiskSizeMatcher'];

/** Types that take the value of the patch also where that has none. */
const TAKEN: readonly (string | undefined)[] = ['ByteSize', 'PercentageSize', 'Expression'];

/** The word that stands for nothing in types that are numbers to Go. */
const ZERO_WORDS: Readonly<Record<string, string>> = {
  DefaultAction: 'accept',
  EncryptionProviderType: 'none',
  FilesystemType: 'none',
  RoutingTable: 'unspec',
};

/** What stands for a value that goes. */
const GONE = Symbol('gone');

function mergeTexts(
  type: string,
  merge: string | undefined,
  left: unknown,
  right: unknown,
  path: Path,
  overwrites: boolean,
): unknown {
  if (type === 'URL' || type === 'Endpoint') return mergeUrls(left, right);
  if (TAKEN.includes(merge)) return isAbsent(right) ? GONE : right;
  if (FIXED.includes(type) || (type === 'Size' && !isAbsent(right))) {
    const message = 'cannot be merged by Talos into a document that is there';
    throw new MergeError(message, path, 'Delete the document in one patch, and give it anew in the next.');
  }
  const isEmpty = isZero(right) || right === ZERO_WORDS[type];
  return isEmpty && !overwrites && !isAbsent(left) ? left : (right ?? left);
}

function mergeLists(
  contract: Contract,
  { merge, isReplaced }: FieldType,
  item: FieldType,
  left: unknown,
  right: unknown,
  path: Path,
): unknown {
  if (isAbsent(right) || !Array.isArray(right)) return right ?? left;
  if (isReplaced || !Array.isArray(left)) return right;
  if (merge === 'ImageVerificationRules') return mergeImageRules(left, right);
  const find = merge === undefined ? undefined : KEYED_LISTS[merge];
  const { shape } = item;
  if (find === undefined || shape.kind !== 'struct') return [...(left as unknown[]), ...(right as unknown[])];
  const merged = (left as unknown[]).filter(isMap) as Fields[];
  for (const each of right as unknown[]) {
    if (!isMap(each)) continue;
    const known = find(merged, each);
    const index = known === undefined ? -1 : merged.indexOf(known);
    if (known === undefined) merged.push(each);
    else merged[index] = mergeStructs(contract, shape.type, known, each, [...path, index]);
  }
  return merged;
}

function mergeMaps(
  contract: Contract,
  value: FieldType,
  merge: string | undefined,
  left: Fields,
  right: Fields,
  path: Path,
): Record<string, unknown> {
  const merged: Record<string, unknown> = { ...left };
  for (const [key, given] of Object.entries(right)) {
    const isNew = merge === 'Args' || isAbsent(left[key]);
    merged[key] = isNew ? given : mergeField(contract, value, left[key], given, [...path, key]);
  }
  return merged;
}
