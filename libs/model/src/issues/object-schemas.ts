import type { IssueKind } from './issue-kind';

/** Objects that do not fit the schema of their kind. */
export const OBJECT_SCHEMA_ISSUES = {} as const satisfies Record<string, IssueKind>;
