import { ISSUE_CATALOGUE } from './issue-catalogue';
import type { IssueCode } from './issue-catalogue';

/** A place in a file of the workspace. */
export interface Location {
  /** Path from the workspace root, with `/`. */
  readonly file: string;
  /** Starts at 1. */
  readonly line?: number;
  /** Starts at 1. */
  readonly column?: number;
}

/** A place that has to do with an issue beside the one at fault, and what it is in it. */
export interface RelatedPlace {
  /** Such as `needed for values.replicas`. */
  readonly role: string;
  readonly location: Location;
}

/** Something wrong with the input or the result; the catalogue adds the why and the remedy of its code. */
export interface Issue {
  readonly code: IssueCode;
  /** A warning is shown, and stops nothing. */
  readonly severity?: 'error' | 'warning';
  /** What is wrong, in one sentence without a full stop. */
  readonly message: string;
  readonly location?: Location;
  /** The clusters, or the machines, on which it shows, where it does not show on all. */
  readonly clusters?: readonly string[];
  /** The fields on the way to the one at fault, and the other layers that give it. */
  readonly related?: readonly RelatedPlace[];
  /** A remedy more exact than the catalogue's. */
  readonly remedy?: string;
}

/** Whether an issue keeps files from being written. */
export const isError = ({ severity }: Issue): boolean => severity !== 'warning';

/** How to mend an issue: its own remedy, or the one that the catalogue gives for its code. */
export function remedyOf(issue: Issue): string {
  return issue.remedy ?? ISSUE_CATALOGUE[issue.code].remedy;
}

/** Orders issues by file, line, column, code and message, so that reports are the same on every machine. */
export function sortIssues(issues: readonly Issue[]): Issue[] {
  const key = (issue: Issue): string =>
    [
      issue.location?.file ?? '',
      String(issue.location?.line ?? 0).padStart(7, '0'),
      String(issue.location?.column ?? 0).padStart(5, '0'),
      issue.code,
      issue.message,
    ].join('\0');
  return [...issues]
    .map((issue) => ({ issue, key: key(issue) }))
    .sort(byKey)
    .map(({ issue }) => issue);
}

function byKey(a: { key: string }, b: { key: string }): number {
  return a.key < b.key ? -1 : Number(a.key > b.key);
}
