export { Composition, compose } from './composition';
export type { ComposeOptions, Evaluation } from './composition';
export { DirectiveError, parseDirectives } from './directives';
export { ComposeError, messageOf } from './errors';
export type { ComposeErrorKind, MissingField, Step } from './errors';
export { MAX_DEPTH, MAX_WAITING } from './evaluation';
export type { FieldReference } from './evaluation';
export { layer, withOrigin } from './layer';
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
export { append, extend, hidden, isMap, mergeBy, prepend, remove, replace, visible } from './operators';
export { formatPath } from './path';
export type { Path } from './path';
export { Place } from './place';
export type { Provenance } from './provenance';
export type { OverriddenField } from './slot';
