import { isMap, messageOf } from '@strata/compose';
import type { ObjectProblem } from '../object-problem';
import type { OwnCheck, OwnFinding } from './own-check';
import type { PolicySubject } from './policy';

/** A problem that a check of the workspace found. Its code is STR671; the message names the check. */
export interface OwnProblem extends ObjectProblem {
  readonly code: 'STR671';
  /** The code of the check, which exceptions may name. */
  readonly ownCode: string;
}

/**
 * What the checks of the workspace say of an object. A check that throws, or gives anything but a list of findings, is a
 * problem of the object like any other, so that one broken check hides neither the objects nor the other checks.
 */
export const runOwnChecks = (subject: PolicySubject, checks: readonly OwnCheck[]): OwnProblem[] =>
  checks.flatMap((check) =>
    findingsOf(check, subject).map(({ path, message }) => ({
      code: 'STR671',
      ownCode: check.code,
      path,
      message: `${message} (${check.code}: ${check.title})`,
      remedy: `${check.remedy} ${check.code} is there because: ${check.why}`,
    })),
  );

function findingsOf(check: OwnCheck, subject: PolicySubject): readonly OwnFinding[] {
  try {
    const findings: unknown = check.check(subject);
    return isFindings(findings) ? findings : [broken('does not give a list of { path, message }')];
  } catch (thrown) {
    return [broken(`fails: ${messageOf(thrown)}`)];
  }
}

const broken = (what: string): OwnFinding => ({ path: [], message: `cannot be checked: the check ${what}` });

const isFindings = (value: unknown): value is OwnFinding[] =>
  Array.isArray(value) &&
  value.every((each) => isMap(each) && Array.isArray(each['path']) && typeof each['message'] === 'string');
