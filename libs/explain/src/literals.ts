import type { Location } from '@strata/model';
import type { Output } from '@strata/render';

/** What code can hold as a literal. */
export type LiteralValue = string | number | boolean;

/** A literal in the code that a target is rendered by. */
export interface Literal {
  readonly location: Location;
  readonly value: LiteralValue;
  /** The output with another literal in its place. @throws whatever the changed code throws */
  readonly outputsWith: (value: LiteralValue) => readonly Output[];
}

/** Finds the literals in the code of a target that a test accepts. */
export type FindLiterals = (
  accepts: (value: LiteralValue, location: Location) => boolean,
) => readonly Literal[];

/** Whether a literal may be a value, or a part of it. */
export function mayBePartOf(literal: LiteralValue, value: unknown): boolean {
  if (typeof literal !== 'string') return literal === value || String(literal) === value;
  return literal === '' ? value === '' : typeof value === 'string' && value.includes(literal);
}
