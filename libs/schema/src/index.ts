export { fillDefaults, validateSchema } from './validate-schema';
export type { SchemaProblem } from './validate-schema';
