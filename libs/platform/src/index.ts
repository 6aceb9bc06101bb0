export { bootstrapApplicationSet, platformProjects } from './bootstrap';
export type { BootstrapPaths } from './bootstrap';
