import { APPLY_ISSUES } from './issues/apply';
import { COMPOSE_ISSUES } from './issues/compose';
import { MACHINE_CONFIG_ISSUES, MACHINE_ISSUES } from './issues/machines';
import { OBJECT_RULE_ISSUES } from './issues/object-rules';
import { OBJECT_SCHEMA_ISSUES } from './issues/object-schemas';
import { POLICY_ISSUES } from './issues/policies';
import { READ_ISSUES } from './issues/read';
import { REFERENCE_ISSUES } from './issues/references';
import { RENDER_ISSUES } from './issues/render';
import { STACK_ISSUES } from './issues/stack';

export type { IssueKind } from './issues/issue-kind';

/**
 * Every issue that Strata reports. A code is permanent: it is never given another meaning.
 * The hundreds follow the stages: 1 discover and read, 2 stack, 3 compose, 4 render, 5 plan and apply; 6 are the checks
 * of rendered objects.
 */
export const ISSUE_CATALOGUE = {
  ...READ_ISSUES,
  ...STACK_ISSUES,
  ...MACHINE_ISSUES,
  ...COMPOSE_ISSUES,
  ...RENDER_ISSUES,
  ...MACHINE_CONFIG_ISSUES,
  ...APPLY_ISSUES,
  ...OBJECT_SCHEMA_ISSUES,
  ...OBJECT_RULE_ISSUES,
  ...REFERENCE_ISSUES,
  ...POLICY_ISSUES,
} as const;

/** The permanent code of an issue. */
export type IssueCode = keyof typeof ISSUE_CATALOGUE;
