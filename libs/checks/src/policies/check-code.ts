import { ISSUE_CATALOGUE } from '@strata/model';
import type { IssueCode } from '@strata/model';

/** Codes about the configuration itself: what is wrong with it cannot be switched off in it. */
type ConfigCode = 'STR672' | 'STR673' | 'STR674';

/** The code of a check of objects; its severity can be set, and exceptions from it made. */
export type CheckCode = Exclude<Extract<IssueCode, `STR6${string}`>, ConfigCode>;

const CONFIG_CODES: readonly string[] = ['STR672', 'STR673', 'STR674'] satisfies ConfigCode[];

/** All codes of checks of objects, ascending. */
export const CHECK_CODES: readonly string[] = Object.keys(ISSUE_CATALOGUE).filter(
  (code) => code.startsWith('STR6') && !CONFIG_CODES.includes(code),
);
