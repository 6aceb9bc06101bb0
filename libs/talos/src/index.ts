export { checkUpgrade, checkVersions } from './check-versions';
export type { VersionProblem, Versions } from './check-versions';
export { ciliumValues } from './cilium-values';
export { machineConfig } from './config/machine-config';
export type { MachineInput } from './config/machine-input';
export { CONTRACTS, contractOf, isAtLeast } from './contract';
export type { Contract } from './contract';
export { documentId } from './document';
export type { TalosDocument } from './document';
export { checkConfidential, describeConfidential, findConfidential } from './find-confidential';
export { bundleValue, findReferences, injectSecrets } from './inject-secrets';
export { kernelArgs } from './kernel-args';
export { layer, MACHINE_DEFAULTS } from './machine-defaults';
export type { MachineInputs } from './machine-defaults';
export {
  describeMachinePrecedence,
  MACHINE_FILES,
  MACHINE_PRECEDENCE,
  machineCandidates,
  patchDirectories,
  PATCHES,
} from './machine-precedence';
export type { MachineLevel, MachineTargetNames } from './machine-precedence';
export { DHCP, MACHINE_SCHEMA } from './machine-schema';
export type { Machine } from './machine-schema';
export type { MachineConfigProblem } from './problem';
export { bootAssets, installerImage, schematicData, schematicId } from './schematic';
export type { Schematic } from './schematic';
export { isReference, SECRET_FIELDS, secretReferences } from './secret-references';
export type { SecretField, SecretReference } from './secret-references';
export { upgradeOrder } from './upgrade-order';
export type { UpgradedMachine } from './upgrade-order';
export { applyPatches } from './patch/apply-patches';
export type { PatchProblem } from './patch/apply-patches';
export { checkMachineConfig } from './check/check-machine-config';
export { checkFields } from './check-fields';
