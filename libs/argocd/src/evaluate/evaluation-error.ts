import type { FieldPath, Problem } from './evaluation';

/** Stops one branch of an evaluation with a problem, so that the others go on and are reported too. */
export class EvaluationError extends Error {
  constructor(readonly problem: Problem) {
    super(problem.message);
  }
}

/** An error for what Argo CD or the API server refuses. */
export const invalid = (path: FieldPath, message: string): EvaluationError =>
  new EvaluationError({ kind: 'invalid', path, message });

/** An error for what cannot be evaluated here. */
export const unsupported = (path: FieldPath, message: string): EvaluationError =>
  new EvaluationError({ kind: 'unsupported', path, message });

/** Runs one branch; its problem is noted, with the cluster that it is about, and gives nothing. */
export function attempt<T>(problems: Problem[], cluster: string | undefined, branch: () => T): T | undefined {
  try {
    return branch();
  } catch (error) {
    if (!(error instanceof EvaluationError)) throw error;
    const about = cluster === undefined ? {} : { cluster };
    problems.push({ ...about, ...error.problem });
    return undefined;
  }
}
