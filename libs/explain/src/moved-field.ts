import type { Output } from '@strata/render';
import { outputOf } from './find-output';
import type { Scope } from './influence';
import { isSame, valueAt } from './leaves';

/** A text that was changed, as it was and as it is. */
export interface Change {
  readonly from: unknown;
  readonly to: unknown;
}

/**
 * The value of a field under another key, or in a file of another name: a text that was changed may be part of those, and
 * of the value as well.
 *
 * @returns undefined where neither holds the text, and where the value does not differ
 */
export function fieldUnderNewKey(
  before: readonly Output[],
  after: readonly Output[],
  { file, path }: Scope,
  change: Change,
): unknown {
  const moved = {
    file: rewriteText(file, change),
    path: path.map((step) => (typeof step === 'string' ? rewriteText(step, change) : step)),
  };
  if (isSame(moved, { file, path })) return undefined;
  const renamed = after.find((output) => output.path === moved.file)?.data;
  const value = valueAt(renamed ?? outputOf(before, after, file), moved.path);
  return isSame(value, valueAt(outputOf(before, before, file), path)) ? undefined : value;
}

/**
 * Whether a change brings another item into the list that a field stands in, which differs from the item of the field
 * as the change does. What stays in the list is then given in several places, and by what was changed too.
 */
export function bringsAnotherItem(
  before: readonly Output[],
  after: readonly Output[],
  { file, path }: Scope,
  change: Change,
): boolean {
  const index = path.findLastIndex((step) => typeof step === 'number');
  if (index < 0) return false;
  const valuesIn = (outputs: readonly Output[]): unknown[] => {
    const list = valueAt(outputOf(before, outputs, file), path.slice(0, index));
    return Array.isArray(list) ? list.map((item) => valueAt(item, path.slice(index + 1))) : [];
  };
  const old = valuesIn(before);
  const wanted = rewrite(valueAt(outputOf(before, before, file), path), change);
  const isIn = (values: readonly unknown[]): boolean => values.some((value) => isSame(value, wanted));
  return isIn(valuesIn(after)) && !isIn(old);
}

/** A value as it would be after a change of it, or of a text in it. */
const rewrite = (value: unknown, change: Change): unknown =>
  typeof value === 'string' && typeof change.from === 'string'
    ? rewriteText(value, change)
    : isSame(value, change.from)
      ? change.to
      : value;

const rewriteText = (text: string, { from, to }: Change): string =>
  typeof from === 'string' && from !== '' ? text.replaceAll(from, () => String(to)) : text;
