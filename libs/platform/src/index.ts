export { BOOTSTRAP, bootstrapApplicationSet, platformProjects } from './bootstrap';
export type { BootstrapPaths } from './bootstrap';
