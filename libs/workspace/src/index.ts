export { applyChanges } from './apply';
export { discover, RESERVED_ADDONS } from './discover';
export type { Discovery } from './discover';
export { LayerStore } from './layer-store';
export { makePlan } from './plan';
export type { Change, Plan } from './plan';
export { PLATFORM_PROJECT, Workspace } from './workspace';
export type { ProjectRendering } from './workspace';
export { findWorkspaceRoot, toWorkspacePath } from './workspace-path';
