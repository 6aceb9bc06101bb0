import type { IssueCode } from '@strata/model';
import type { Place } from './place';

/** Whether a count stands here as an amount of none: `0`, `0%`. */
export const isNone = (place: Place): boolean =>
  place.value === 0 || (place.text !== undefined && /^0+%$/.test(place.text));

/** Checks a count of pods that is a whole number or a percentage such as `25%`. */
export function checkIntOrPercent(
  place: Place,
  code: IssueCode,
  { maximumPercent = Infinity }: { readonly maximumPercent?: number } = {},
): void {
  const { text } = place;
  if (text === undefined) {
    place.requireRange(code, 0);
    return;
  }
  const percent = /^(\d+)%$/.exec(text)?.[1];
  if (percent === undefined) place.refuse(code, 'must be a whole number or a percentage such as 25%');
  else if (Number(percent) > maximumPercent) place.refuse(code, `must be at most ${maximumPercent}%`);
}
