export { expectGolden, expectGoldenTree, readTree } from './golden';
export { REFERENCE_FACTS, referenceTargets } from './reference-platform';
export { renderReference } from './render-reference';
export type { ReferenceOptions, ReferenceRendering } from './render-reference';
