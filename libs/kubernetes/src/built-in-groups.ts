import { groupOf } from './manifest';
import type { Manifest } from './manifest';

/** API groups that every cluster serves; all other groups come from a CustomResourceDefinition. */
const BUILT_IN_GROUPS: ReadonlySet<string> = new Set([
  '',
  'admissionregistration.k8s.io',
  'apiextensions.k8s.io',
  'apiregistration.k8s.io',
  'apps',
  'autoscaling',
  'batch',
  'certificates.k8s.io',
  'coordination.k8s.io',
  'discovery.k8s.io',
  'flowcontrol.apiserver.k8s.io',
  'networking.k8s.io',
  'node.k8s.io',
  'policy',
  'rbac.authorization.k8s.io',
  'resource.k8s.io',
  'scheduling.k8s.io',
  'storage.k8s.io',
]);

/** Whether a kind comes from a CustomResourceDefinition. */
export const isCustom = (manifest: Pick<Manifest, 'apiVersion'>): boolean =>
  !BUILT_IN_GROUPS.has(groupOf(manifest));
