export { checkManifest, findSecrets } from '@strata/kubernetes';
export { findCycle } from './find-cycle';
export { findDuplicates } from './find-duplicates';
export { findServiceAddresses } from './find-service-addresses';
export type { ServiceAddress } from './find-service-addresses';
