export { checkManifest } from './check-manifest';
export { findCycle } from './find-cycle';
export { findDuplicates } from './find-duplicates';
export { findSecrets } from './find-secrets';
export { validateSchema } from './validate-schema';
export type { SchemaProblem } from './validate-schema';
