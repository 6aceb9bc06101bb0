export type { AddonSource } from './addon-source';
export { argoCdInstances } from './argocd-instances';
export type { ArgoCdInstance } from './argocd-instances';
export { evaluateSet } from './evaluate-set';
export type { InstanceApplications, SetEvaluation } from './evaluate-set';
export { checkDefinition } from './check-addon';
export { checkBootstrapSecrets } from './check-bootstrap-secrets';
export { checkShape } from './check-shape';
export { applicationClaims } from './claims';
export type { Claim } from './claims';
export { completeManifests } from './complete';
export { deploymentsOf } from './deployments';
export { checkDependencies, findDependencies } from './dependencies';
export type { Dependencies } from './dependencies';
export {
  addonDirectory,
  belowRendered,
  BOOTSTRAP_DIRECTORY,
  clusterDirectory,
  FILES,
  MATCHBOX_DIRECTORY,
  PREVIEWS_DIRECTORY,
  PROMISES_DIRECTORY,
  RENDERED,
  REQUESTS_DIRECTORY,
  TALOS_DIRECTORY,
} from './lay-out';
export type { OutputFile } from './lay-out';
export { locationAt, locationOf } from './location';
export { bootDefinitions, CONFIG_ASSETS } from './boot/boot-definitions';
export type { BootAsset, BootDefinitions } from './boot/boot-definitions';
export { bootOutputs, bootTexts, groupFile, profileFile } from './boot/boot-outputs';
export type { BootSources } from './boot/boot-outputs';
export { BOOT_SCHEMA, DIGESTS_SCHEMA, GROUP_SCHEMA, PROFILE_SCHEMA } from './boot/boot-schema';
export type { BootSettings } from './boot/boot-schema';
export { configureMachine, stackMachineLayers } from './machine/configure-machine';
export type { MachineTarget } from './machine/configure-machine';
export { controlPlaneLayers } from './machine/control-plane-layers';
export {
  endpointOf,
  machineClusterOutputs,
  machineFile,
  machineOutput,
  machineSchemaOutput,
  patchedConfig,
} from './machine/machine-outputs';
export type { MachineParts } from './machine/machine-outputs';
export type { MachineSource, PatchFile } from './machine/machine-source';
export { readPatchFile } from './machine/read-patch-file';
export { addonOutput, clusterOutputs, writeOutput } from './outputs';
export type { Output } from './outputs';
export { overlaySchema } from './overlay-schema';
export { parseDocuments } from '@strata/kubernetes';
export { explainPlacement } from './placement';
export type { AddonPlacement, PlacementEntry, PlacementReason } from './placement';
export { clusterFile } from './cluster-file';
export { buildPlatform, factLayers, factsOfRole, roleLayers } from './platform';
export type { Deployment } from './predict';
export type { ClusterPlace, ClusterTarget, Inventory, Platform } from './platform';
export type { ProvidedObjects } from './provided-objects';
export { renderAddon } from './render-addon';
export { renderedObjects } from './rendered-object';
export type { RenderedObject } from './rendered-object';
export type { AddonRendering, KnownRendering, RenderScope, TargetRendering } from './render-addon';
export { overlayFiles, stackLayers } from './stack';
export type { Layout, NamedService } from './lay-out-addon';
export { DOCUMENT_MARK, serialise } from './serialise';
export { writeMarkdown } from './write-markdown';
export { locateInYaml, readYamlLayer, yamlLayer } from './yaml-layer';
export type { YamlReading } from './yaml-layer';
