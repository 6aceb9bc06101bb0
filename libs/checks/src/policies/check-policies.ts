import type { Path } from '@strata/compose';
import type { ObjectProblem } from '../object-problem';
import { embeddedObjects } from '../schemas/embedded-objects';
import { BUILT_IN_POLICIES } from './built-in-policies';
import type { PolicySubject } from './policy';

/**
 * What an object, and the objects that it holds, such as the pipelines of a promise, have in them that the platform does
 * not want. Each policy is pure, and passes over what has another shape: the schema check reports that.
 *
 * @returns problems by policy; those of objects inside come after those of the object
 */
export const checkPolicies = (subject: PolicySubject): ObjectProblem[] => checkBelow(subject, []);

function checkBelow(subject: PolicySubject, base: Path): ObjectProblem[] {
  const { apiVersion, kind } = subject.object;
  if (typeof apiVersion !== 'string' || typeof kind !== 'string') return [];
  const problems = BUILT_IN_POLICIES.filter(({ code }) => !isOfKratix(code, base)).flatMap(
    ({ code, check }) =>
      check(subject).map((finding) => ({ ...finding, code, path: [...base, ...finding.path] })),
  );
  const inside = embeddedObjects(subject.object).flatMap(({ object, path }) =>
    checkBelow({ ...subject, object }, [...base, ...path]),
  );
  return [...problems, ...inside];
}

/** Kratix itself installs the definition of a promise: Argo CD never prunes it. */
const isOfKratix = (code: string, base: Path): boolean => code === 'STR667' && base.at(-1) === 'api';
