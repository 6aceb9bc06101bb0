import { APPLY_ISSUES } from './issues/apply';
import { COMPOSE_ISSUES } from './issues/compose';
import { MACHINE_CONFIG_ISSUES, MACHINE_ISSUES } from './issues/machines';
import { READ_ISSUES } from './issues/read';
import { RENDER_ISSUES } from './issues/render';
import { STACK_ISSUES } from './issues/stack';

export type { IssueKind } from './issues/issue-kind';

/**
 * Every issue that Strata reports. A code is permanent: it is never given another meaning.
 * The hundreds follow the stages: 1 discover and read, 2 stack, 3 compose, 4 render and check, 5 plan and apply.
 */
export const ISSUE_CATALOGUE = {
  ...READ_ISSUES,
  ...STACK_ISSUES,
  ...MACHINE_ISSUES,
  ...COMPOSE_ISSUES,
  ...RENDER_ISSUES,
  ...MACHINE_CONFIG_ISSUES,
  ...APPLY_ISSUES,
} as const;

/** The permanent code of an issue. */
export type IssueCode = keyof typeof ISSUE_CATALOGUE;
