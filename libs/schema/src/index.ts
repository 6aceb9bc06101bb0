export { fillDefaults, validateSchema } from './validate-schema';
export { compileJsonSchema, validateJsonSchema } from './validate-json-schema';
export type { ForeignProblem } from './validate-json-schema';
export type { SchemaProblem } from './validate-schema';
