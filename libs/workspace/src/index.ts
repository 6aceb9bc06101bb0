export { applyChanges } from './apply';
export { literalsOfAddon } from './code-literals';
export type { Change, Plan } from './plan';
export { checkProject, countChanges, driftOf, renderProject, sourceReader } from './run-project';
export type { ProjectRun } from './run-project';
export { Workspace } from './workspace';
export type { ProjectRendering } from './workspace';
export { findWorkspaceRoot } from './workspace-path';
