import { findWorkspaceRoot, Workspace } from '@strata/workspace';
import { UsageError } from './exit-code';
import type { Terminal } from './terminal';

/** The workspace that a command was called in. @throws UsageError where there is none */
export function openWorkspace({ directory }: Terminal): Workspace {
  const root = findWorkspaceRoot(directory);
  if (root === undefined) {
    throw new UsageError('There is no Strata workspace here: no directory environments/base above.');
  }
  return new Workspace(root);
}
