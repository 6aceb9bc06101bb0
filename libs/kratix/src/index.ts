export { filesOf } from './files-of';
export { apiVersionOf, findPromise } from './find-promise';
export type {
  DestinationSelector,
  NamedPipeline,
  PipelineContext,
  PipelineFunction,
  PipelineObject,
  PipelineResult,
  WorkflowAction,
  WorkflowControl,
  WorkflowType,
} from './pipeline';
export { RequestError } from './pipeline';
export { platformContextOf } from './platform-context';
export type { Labelled, PlatformContext } from './platform-context';
export { definePromise, PLATFORM_GROUP } from './promise-definition';
export type { PromiseDefinition, Workflows } from './promise-definition';
export type { CheckedFile, CheckedResult } from './run/checked-result';
export { containerFiles } from './run/container-files';
export type { Environment } from './run/find-contradictions';
export { describePipelineProblem } from './run/pipeline-problem';
export type { PipelineProblem } from './run/pipeline-problem';
export { PLATFORM_VARIABLE, readContract } from './run/read-contract';
export { pipelinesOf, runPipeline } from './run/run-pipeline';
export type { PipelineOutcome, PipelineRun } from './run/run-pipeline';
export { dependencyWork, promiseSelectorsOf } from './state/dependency-work';
export { MAX_REQUEST_DEPTH } from './state/expand-request';
export type { PreviewProblem, RequestNode } from './state/expand-request';
export { describeWork, layOutState } from './state/lay-out-state';
export type { StateFile, StateLayout, Work } from './state/lay-out-state';
export { previewRequest } from './state/preview';
export type { PreviewOptions, RequestPreview } from './state/preview';
export { previewDeletion } from './state/preview-deletion';
export type { DeletionPreview, DeletionStep } from './state/preview-deletion';
export { destinationRoot, workDirectory } from './state/state-path';
export type { StateDestination, StateStore, WorkIdentity } from './state/state-path';
export { checkPromise, checkPromiseChange, checkPromises } from './check-promise';
export { customResourceDefinition } from './custom-resource-definition';
export { describePromise } from './describe-promise';
export { platformDestination, STATE_STORE, statePathOf } from './platform-destination';
export { KRATIX_API, promiseManifest } from './promise-manifest';
export { requestSchema } from './request-schema';
export { SchemaError, structuralSchema } from './api-schema';
export type { StructuralSchema } from './api-schema';
export { validateRequest } from './validate-request';
export type { RequestValidation } from './validate-request';
export { REQUESTS_NAMESPACE, requestOf } from './request-of';
export { checkSelector, selectLabelled } from './check-selector';
export { destination, gitStateStore } from './state-objects';
export type { GitStateStoreOptions } from './state-objects';
