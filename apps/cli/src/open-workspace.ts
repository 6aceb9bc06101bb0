import { findWorkspaceRoot, Workspace } from '@strata/workspace';
import { UsageError } from './exit-code';
import type { Terminal } from './terminal';

/** The workspace that a command was called in. @throws UsageError where there is none */
export const openWorkspace = (terminal: Terminal): Workspace => new Workspace(findRoot(terminal));

/** The root of the workspace that a command was called in. @throws UsageError where there is none */
export function findRoot({ directory }: Terminal): string {
  const root = findWorkspaceRoot(directory);
  if (root === undefined) {
    throw new UsageError('There is no Strata workspace here: no directory environments/base above.');
  }
  return root;
}
