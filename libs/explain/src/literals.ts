import type { Location } from '@strata/model';
import type { Output } from '@strata/render';
import { isSame } from './leaves';

/** What code can hold as a literal; of maps and lists only the empty ones. */
export type LiteralValue = string | number | boolean | Readonly<Record<string, never>> | readonly never[];

/** A literal in the code that a target is rendered by. */
export interface Literal {
  readonly location: Location;
  readonly value: LiteralValue;
  /** Whether it is the name of a property, which code may use as a value too. */
  readonly isName: boolean;
  /** The output with another literal in its place. @throws whatever the changed code throws */
  readonly outputsWith: (value: LiteralValue) => readonly Output[];
}

/** Finds the literals in the code of a target that a test accepts. */
export type FindLiterals = (
  accepts: (literal: Pick<Literal, 'value' | 'location' | 'isName'>) => boolean,
) => readonly Literal[];

/** Whether a literal may be a value, or a part of it. */
export function mayBePartOf(
  { value: literal, isName }: Pick<Literal, 'value' | 'isName'>,
  value: unknown,
): boolean {
  if (isName || typeof literal === 'object') return isSame(literal, value);
  if (typeof literal !== 'string') return literal === value || String(literal) === value;
  return literal === '' ? value === '' : typeof value === 'string' && value.includes(literal);
}

/** Whether a value is the first or the last part of a literal that dots divide, such as the kind of a group. */
export function isCutFrom(literal: LiteralValue, value: unknown): boolean {
  if (typeof literal !== 'string' || typeof value !== 'string' || value.length < SHORTEST_PART) return false;
  return literal.startsWith(`${value}.`) || literal.endsWith(`.${value}`);
}

/** Shorter texts are parts of everything. */
const SHORTEST_PART = 4;

/** Another literal, of which the first and the last part differ. */
export const changeParts = (literal: string): string => `${literal.replace('.', 'x.')}x`;

/** A part that `isCutFrom` a literal, as it is cut from what `changeParts` gives. */
export const changePart = (literal: string, part: string): string =>
  literal.endsWith(`.${part}`) ? `${part}x` : part.includes('.') ? part.replace('.', 'x.') : `${part}x`;
