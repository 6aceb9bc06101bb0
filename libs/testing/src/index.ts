export { FIXTURE_FILES, FixtureWorkspace } from './fixture-workspace';
export { expectGolden, expectGoldenTree, readTree } from './golden';
export { REFERENCE_FACTS, referenceTargets } from './reference-platform';
export { RepositoryCopy } from './repository-copy';
export { inPairs, runCli } from './run-cli';
export type { ProcessResult } from './run-cli';
export { renderReference } from './render-reference';
export type { ReferenceOptions, ReferenceRendering } from './render-reference';
