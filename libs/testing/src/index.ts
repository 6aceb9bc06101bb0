export { CRD_DIRECTORY, missingDefaults, readDefinitions } from './crd-defaults';
export { arbitraryOverlay } from './arbitrary-overlay';
export {
  add,
  CLUSTER,
  DEFAULTS,
  edit,
  INDEX,
  layerScript,
  manifests,
  OVERLAY,
  SCRIPT,
  script,
  yaml,
} from './break-workspace';
export type { BadInput } from './break-workspace';
export { CacheServer } from './cache-server';
export { FIXTURE_FILES, FixtureWorkspace } from './fixture-workspace';
export { expectGolden, expectGoldenTree, readTree } from './golden';
export { MACHINE_FILES } from './machine-files';
export { judgeOverlay } from './judge-overlay';
export { REFERENCE_FACTS, referenceTargets } from './reference-platform';
export { RepositoryCopy } from './repository-copy';
export { runCli, runCliInAll } from './run-cli';
export type { ProcessResult } from './run-cli';
export { renderReference } from './render-reference';
export type { ReferenceOptions, ReferenceRendering } from './render-reference';
export { arbitraryOf } from './arbitrary-of';
export { answer, answered, objectsOf, REFERENCE_PLATFORM, refusals, treeOfAnswer } from './run-promise';
export { packTar } from './pack-tar';
export type { TarEntry } from './pack-tar';
export { provePromise } from './prove-promise';
export type { PromiseProof } from './prove-promise';
