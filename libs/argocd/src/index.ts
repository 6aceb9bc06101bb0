export { appProject } from './app-project';
export type { AppProjectOptions, ProjectDestination } from './app-project';
export { application, ARGOCD_NAMESPACE } from './application';
export type {
  ApplicationSource,
  ApplicationSpec,
  ApplicationTemplate,
  IgnoredDifference,
} from './application';
export {
  clusters,
  gitDirectories,
  gitFiles,
  list,
  matrix,
  merge,
  selected,
} from './application-set/generators';
export { clustersWithOverrides } from './application-set/override-values';
export type { ValuesOverride } from './application-set/override-values';
export type {
  ClustersFields,
  Generator,
  GitDirectoriesFields,
  GitFilesFields,
  GitPath,
  ListFields,
  NestedGenerator,
  RolloutStep,
  RolloutStrategy,
  SetFields,
  SetSyncPolicy,
  TemplateOverride,
  TerminalGenerator,
} from './application-set/types';
export { applicationSet } from './application-set';
export type { ApplicationSetOptions, ClusterGenerator } from './application-set';
export { parametersOf, PLACEHOLDERS } from './cluster-parameters';
export type { ClusterParameters, RegisteredCluster } from './cluster-parameters';
export type {
  Evaluation,
  FieldPath,
  GeneratedApplication,
  Problem,
  World,
  WorldRepository,
} from './evaluate/evaluation';
export { rolloutStepOf } from './evaluate/rollout-step';
export type { RolloutPlace } from './evaluate/rollout-step';
export { evaluateApplicationSet } from './evaluate/evaluate-application-set';
export { explainSelector, findSelectorErrors, matchesSelector } from './label-selector';
export type { ExplainedRequirement, LabelExpression, LabelSelector } from './label-selector';
export { matchGlob } from './project/match-glob';
export { normalizeGitUrl } from './project/normalize-git-url';
export { projectAllows } from './project/project-allows';
export type { NotPermitted, ProjectCluster, ProjectObject } from './project/project-allows';
export { CLUSTER_SECRET_LABEL, clusterSecretName, registrationOf } from './registration';
export { syncPolicyWith } from './sync-policy';
export type { SyncPolicy } from './sync-policy';
export { SYNC_POLICY_SCHEMA } from './sync-policy-schema';
export { CERTIFICATE_FIELDS, certificateItem, clusterExternalSecret } from './cluster-external-secret';
export { IGNORE_HEALTH, SYNC_WAVE, withSyncOrder } from './sync-wave';
