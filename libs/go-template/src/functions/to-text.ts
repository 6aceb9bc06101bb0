import { formatValue } from '../format-value';
import { isGoList, kindOf } from '../value';
import type { GoValue } from '../value';

/** A value as a text. */
export const toText = (value: GoValue): string => formatValue(value);

/** The elements of a list as texts, nil left out; anything else is one text. */
export function toTexts(value: GoValue): string[] {
  if (isGoList(value)) return value.filter((each) => kindOf(each) !== 'nil').map(toText);
  return kindOf(value) === 'nil' ? [] : [toText(value)];
}
