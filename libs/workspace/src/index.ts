export { checkPlatform, explainPlacements } from './check-platform';
export { ChangeWriter } from './apply';
export { Renderer } from './incremental/renderer';
export type { Rendering, RenderOptions } from './incremental/renderer';
export { ResidentRenderer } from './incremental/resident-renderer';
export type { ResidentRendering } from './incremental/resident-renderer';
export { reasonToRestart, watchSources } from './watch-sources';
export type { SourceWatch, SourceWatcher } from './watch-sources';
export { literalsOfAddon, literalsOfMachine, literalsOfPlatform, literalsOfPromise } from './code-literals';
export { describeUnsafe, injectMachine, writeConfidential } from './inject-machine';
export type { Injection } from './inject-machine';
export { machineConfigs } from './machine-configs';
export type { MachineConfigFile } from './machine-configs';
export { MATCHBOX_PROJECT, TALOS_PROJECT } from './machine-projects';
export { forgetModules } from './load-module';
export { machineTarget } from './machine-target';
export { pendingUpgrades } from './rendered-versions';
export { addressPlan } from './address-plan';
export type { AddressPlan } from './address-plan';
export { formatPlan } from '@strata/network';
export { importSchema } from './import-schema';
export type { DefinitionImport } from './import-definitions';
export { bootOf } from './boot-of';
export type { BootAnswer } from './boot-of';
export { pinAssets } from './pin-assets';
export type { Pinning } from './pin-assets';
export { readCosts, recordCost } from './project-costs';
export { platformTarget } from './platform-target';
export { previewTarget, promiseTarget } from './promise-targets';
export { previewFile } from './preview-file';
export type { FilePreview, FileQuestion } from './preview-file';
export { withoutDependents } from './module-dependents';
export type { Modules } from './module-dependents';
export type { Change, Plan } from './plan';
export {
  checkProject,
  countChanges,
  describeUpgrades,
  driftOf,
  renderProject,
  sourceReader,
} from './run-project';
export type { ProjectRun } from './run-project';
export { PLATFORM_PROJECT } from './owned-directories';
export { Workspace } from './workspace';
export type { ProjectRendering } from './project-rendering';
export { findWorkspaceRoot } from './workspace-path';
