import { isMap } from '@strata/compose';
import { isClusterScoped } from './cluster-scoped';
import { describeManifest } from './manifest';
import type { Manifest } from './manifest';

const SUBDOMAIN = /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$/;

const LABEL = /^[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?$/;

/** RBAC names are path segments; all other names are DNS subdomains. */
const FREE_NAMES: ReadonlySet<string> = new Set(['Role', 'ClusterRole', 'RoleBinding', 'ClusterRoleBinding']);

/**
 * What keeps a value from being a Kubernetes object.
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/names/
 */
export function checkManifest(manifest: unknown): string[] {
  if (!isMap(manifest)) return ['a manifest is not a map'];
  const { apiVersion, kind, metadata } = manifest;
  if (typeof apiVersion !== 'string' || apiVersion === '') return ['a manifest has no apiVersion'];
  if (typeof kind !== 'string' || kind === '') return [`a manifest of ${apiVersion} has no kind`];
  // Readers such as kubectl and Argo CD take any object with items for a List, and apply what is in it.
  if ('items' in manifest) return [`a ${kind} with items is a List, not one object`];
  if (!isMap(metadata) || typeof metadata['name'] !== 'string') return [`a ${kind} has no metadata.name`];
  return checkNames(manifest as unknown as Manifest);
}

function checkNames(manifest: Manifest): string[] {
  const { name, namespace } = manifest.metadata;
  const subject = describeManifest(manifest);
  const problems: string[] = [];
  const isFree = FREE_NAMES.has(manifest.kind);
  if (isFree ? /[/%]|^\.{1,2}$|^$/.test(name) : !SUBDOMAIN.test(name) || name.length > 253) {
    problems.push(`${subject} has a name that the API server refuses`);
  }
  if (isClusterScoped(manifest)) {
    if (namespace !== undefined) problems.push(`${subject} is cluster-scoped and has a namespace`);
  } else if (namespace === undefined) {
    problems.push(`${subject} has no namespace`);
  } else if (!LABEL.test(namespace)) {
    problems.push(`${subject} has a namespace that the API server refuses`);
  }
  return problems;
}
