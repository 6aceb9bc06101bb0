import type { Location, RelatedPlace } from '@strata/model';
import { compareTexts, describeEntry } from './entry';
import type { NetworkEntry } from './entry';

/** One thing that is wrong with the addresses of a network. */
export interface AddressProblem {
  /** One sentence without a full stop that names both things. */
  readonly message: string;
  readonly location: Location;
  readonly related: readonly RelatedPlace[];
  readonly remedy: string;
}

/** A problem at one entry that has to do with others. */
export function problemAt(
  { location }: NetworkEntry,
  message: string,
  remedy: string,
  others: readonly NetworkEntry[] = [],
): AddressProblem {
  return {
    message,
    location,
    related: others.map((other) => ({ role: describeEntry(other), location: other.location })),
    remedy,
  };
}

/** Orders problems by place and message. */
export function sortProblems(problems: readonly AddressProblem[]): AddressProblem[] {
  const key = ({ location: { file, line = 0, column = 0 }, ...rest }: AddressProblem): string =>
    [file, String(line).padStart(7, '0'), String(column).padStart(5, '0'), JSON.stringify(rest)].join('\0');
  return [...problems]
    .map((problem) => ({ problem, key: key(problem) }))
    .sort((a, b) => compareTexts(a.key, b.key))
    .map(({ problem }) => problem);
}
