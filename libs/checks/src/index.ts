export { checkManifest } from './check-manifest';
export { findDuplicates } from './find-duplicates';
export { findSecrets } from './find-secrets';
export { validateSchema } from './validate-schema';
export type { SchemaProblem } from './validate-schema';
