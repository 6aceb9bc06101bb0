export { Composition, compose } from './composition';
export type { Evaluation, Provenance } from './composition';
export { DirectiveError, parseDirectives } from './directives';
export { ComposeError, messageOf } from './errors';
export type { ComposeErrorKind } from './errors';
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
export { append, hidden, isMap, mergeBy, prepend, remove, replace, visible } from './operators';
export { formatPath } from './path';
export type { Path } from './path';
