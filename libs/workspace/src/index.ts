export { applyChanges } from './apply';
export { literalsOfAddon, literalsOfPlatform } from './code-literals';
export { platformTarget } from './platform-target';
export type { Change, Plan } from './plan';
export { checkProject, countChanges, driftOf, renderProject, sourceReader } from './run-project';
export type { ProjectRun } from './run-project';
export { PLATFORM_PROJECT, Workspace } from './workspace';
export type { ProjectRendering } from './workspace';
export { findWorkspaceRoot } from './workspace-path';
