import cloneDeep from 'lodash/cloneDeep';
import { isMap, messageOf } from '@strata/compose';
import type { ObjectProblem } from '../object-problem';
import type { OwnCheck, OwnFinding } from './own-check';
import type { PolicySubject } from './policy';

/** A problem that a check of the workspace found. Its code is STR671; the message names the check. */
export interface OwnProblem extends ObjectProblem {
  readonly code: 'STR671';
  /** The code of the check, which exceptions may name. */
  readonly ownCode: string;
  /** The index of a check that could not judge the object. */
  readonly brokenCheck?: number;
}

/**
 * What the checks of the workspace say of an object, each of a copy. A check that throws, or gives anything but a list of
 * findings, hides neither the objects nor the other checks; that is a problem of its own.
 */
export function runOwnChecks(subject: PolicySubject, checks: readonly OwnCheck[]): OwnProblem[] {
  return checks.flatMap((check, index): OwnProblem[] => {
    const { code, title, why, remedy } = check;
    const whose = { code: 'STR671', ownCode: code } as const;
    const copy = { ...subject, object: cloneDeep(subject.object) };
    const found = findingsOf(check, copy);
    if (typeof found === 'string') {
      return [
        { ...whose, brokenCheck: index, path: [], message: `cannot be judged: the check ${code} ${found}` },
      ];
    }
    return found.map(({ path, message }) => ({
      ...whose,
      path,
      message: `${message} (${code}: ${title})`,
      remedy: `${remedy} ${code} is there because: ${why}`,
    }));
  });
}

/** The findings of a check, or what is wrong with it. */
function findingsOf(check: OwnCheck, subject: PolicySubject): readonly OwnFinding[] | string {
  try {
    const findings: unknown = check.check(subject);
    return isFindings(findings) ? findings : 'does not give a list of { path, message }';
  } catch (thrown) {
    return `fails: ${messageOf(thrown)}`;
  }
}

const isFindings = (value: unknown): value is OwnFinding[] =>
  Array.isArray(value) &&
  value.every((each) => isMap(each) && Array.isArray(each['path']) && typeof each['message'] === 'string');
