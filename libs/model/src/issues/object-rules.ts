import type { IssueKind } from './issue-kind';

/** Objects that fit their schema, and the API server refuses all the same or nothing can come of. */
export const OBJECT_RULE_ISSUES = {} as const satisfies Record<string, IssueKind>;
