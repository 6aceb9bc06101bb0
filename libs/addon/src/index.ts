export { defineAddon, PROJECTS, selectorOf } from './addon';
export type {
  Addon,
  AddonContext,
  BootstrapSecret,
  ChartSource,
  GitSource,
  NamespaceOptions,
  Placement,
  Provides,
} from './addon';
export {
  APPLICATION_METADATA_SCHEMA,
  BOOTSTRAP_SECRETS_SCHEMA,
  DEFINITION_FUNCTIONS,
  DEFINITION_SCHEMA,
} from './definition-schema';
export { chartFields, gitFields, layer } from './config';
export type { AddonInputs, ConfigOf, Json, Values } from './config';
export { clusterKindsOf, namespacesOf, repositoriesOf } from './permissions';
export { isPlacedOn } from './placed-on';
