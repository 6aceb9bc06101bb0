export { groupCatalogue } from './catalogue-stages';
export type { CatalogueEntry } from './catalogue-stages';
export { CLUSTER_SCHEMA } from './cluster';
export type { Cluster, ClusterFile } from './cluster';
export { clusterOf } from './cluster-of';
export {
  ARGOCD_NAMESPACE,
  GUEST_ROLE,
  HOST_ROLE,
  IDENTITY_LABELS,
  identityLabels,
  REGISTRATION_ANNOTATIONS,
  registrationAnnotations,
} from './cluster-registration';
export { describeCatalogue } from './describe-catalogue';
export { describePrecedence } from './describe-precedence';
export { FACTS_SCHEMA } from './facts';
export type { Facts } from './facts';
export {
  HEADER_MARK,
  HEADER_TEXT,
  IPXE_HEADER_MARK,
  isKeptByTool,
  isMadeByStrata,
  JSON_HEADERS,
  KEPT_BY_TOOL,
  MARKDOWN_HEADER_MARK,
  TEMPLATE_HEADER_MARK,
} from './header-mark';
export { LABEL_KEY, LABEL_VALUE } from './labels';
export { isError, remedyOf, sortIssues } from './issue';
export type { Issue, Location, RelatedPlace } from './issue';
export { ISSUE_CATALOGUE } from './issue-catalogue';
export type { IssueCode, IssueKind } from './issue-catalogue';
export { isName, NAME_PATTERN, RESERVED_ADDONS, RESERVED_ENVIRONMENTS } from './names';
export { suggest } from './nearest';
export { MACHINE_SCHEMA_PATH, machineModeline, overlayModeline, overlaySchemaPath } from './overlay-modeline';
export { factCandidates, OVERLAY_EXTENSIONS, overlayCandidates, PRECEDENCE } from './precedence';
export type { LayerLevel, LayerTarget } from './precedence';
