import type { IssueKind } from './issue-kind';

/** Objects that name others which are not on their cluster. */
export const REFERENCE_ISSUES = {} as const satisfies Record<string, IssueKind>;
