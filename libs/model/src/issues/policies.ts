import type { IssueKind } from './issue-kind';

/** The platform's own rules. */
export const POLICY_ISSUES = {} as const satisfies Record<string, IssueKind>;
