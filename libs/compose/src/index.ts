export { Composition, compose } from './composition';
export type { ComposeOptions, Evaluation } from './composition';
export { DirectiveError } from './directive-error';
export { parseDirectives } from './directives';
export { ComposeError, messageOf } from './errors';
export type { ComposeErrorKind, MissingField, Step } from './errors';
export { MAX_DEPTH, MAX_JOINED, MAX_WAITING } from './evaluation';
export { trackReads } from './inputs';
export type { FieldReference } from './reads';
export { ASSERTIONS, layer, withOrigin } from './layer';
export type {
  Assertion,
  Field,
  Fields,
  Late,
  Layer,
  LayerDefinition,
  Origin,
  Position,
  Scope,
} from './layer';
export {
  append,
  extend,
  ExtendedObject,
  Hidden,
  hidden,
  isMap,
  ListOperation,
  mergeBy,
  prepend,
  remove,
  Replace,
  replace,
  Transform,
  Visible,
  visible,
} from './operators';
export type { PatchWord, PatchWords } from './patch-words';
export { jsonPatch, mergePatch } from './patches';
export type { JsonPatchOperation } from './patches';
export { formatPath } from './path';
export type { Path } from './path';
export { Place } from './place';
export { copyPlainData } from './plain-data';
export { prune } from './prune';
export { provenanceOf } from './provenance';
export type { Provenance } from './provenance';
export type { OverriddenField } from './slot';
