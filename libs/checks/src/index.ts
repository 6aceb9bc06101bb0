export { checkManifest } from './check-manifest';
export { findCycle } from './find-cycle';
export { findDuplicates } from './find-duplicates';
export { findSecrets } from './find-secrets';
export { findServiceAddresses } from './find-service-addresses';
export type { ServiceAddress } from './find-service-addresses';
export { validateSchema } from './validate-schema';
export type { SchemaProblem } from './validate-schema';
