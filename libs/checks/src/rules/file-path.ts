import type { IssueCode } from '@strata/model';
import type { Place } from './place';

/** Refuses a path that leaves the directory that it starts from. */
export function checkDescendingPath(path: Place, code: IssueCode): void {
  if (path.text?.startsWith('/') === true) path.refuse(code, 'must be a relative path');
  refuseBacksteps(path, code);
}

/** Refuses a path with `..` in it. */
export function refuseBacksteps(path: Place, code: IssueCode): void {
  if (path.text?.split('/').includes('..') === true) path.refuse(code, 'must not contain ..');
}

/** Refuses a path of a file in a volume that leaves it, or that is kept for Kubernetes. */
export function checkFilePath(path: Place, code: IssueCode): void {
  checkDescendingPath(path, code);
  if (path.text !== undefined && /^\.\.[^/]/.test(path.text)) path.refuse(code, 'must not start with ..');
}
