export { checkTerraform } from './check-terraform';
export type { CheckOptions } from './check-terraform';
export type {
  Backend,
  Block,
  Fields,
  Lifecycle,
  Output,
  RequiredProvider,
  TerraformConfig,
  Variable,
} from './config';
export { escapeTemplate, quoteText } from './escape';
export { expression, identifierOf, isIdentifier, modulePath, reference } from './expression';
export type { Expression, Operand } from './expression';
export { parseTemplate } from './parse-template';
export type { Template, Uses } from './parse-template';
export type { FieldPath, Problem } from './problem';
export { addressOf, renderTerraform } from './render-terraform';
export { TerraformSyntaxError } from './tokenize';
export type { Json, Value } from './value';
export { renderValue } from './value';
