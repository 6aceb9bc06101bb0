import { clusterKindsOf, namespacesOf } from '@strata/addon';
import type { Addon } from '@strata/addon';
import { describeManifest, groupKindOf, isClusterScoped } from '@strata/kubernetes';
import type { Manifest } from '@strata/kubernetes';

/**
 * Objects that the addon's project will not allow. The project is derived from what all of its addons declare; an
 * addon must declare what it needs itself, whatever its neighbours do.
 */
export function checkPermissions(addon: Addon, manifests: readonly Manifest[]): string[] {
  const namespaces = namespacesOf(addon);
  const kinds = clusterKindsOf(addon);
  return manifests.flatMap((manifest) => {
    const subject = describeManifest(manifest);
    const { namespace } = manifest.metadata;
    if (isClusterScoped(manifest)) {
      const kind = groupKindOf(manifest);
      return kinds.includes(kind)
        ? []
        : [`${subject} is of the cluster-scoped kind ${kind}, which ${addon.name} does not declare`];
    }
    const isAllowed = namespaces.some((pattern) => matchesNamespace(pattern, namespace ?? ''));
    return isAllowed ? [] : [`${subject} lives in a namespace that ${addon.name} does not declare`];
  });
}

const matchesNamespace = (pattern: string, namespace: string): boolean =>
  pattern.endsWith('*') ? namespace.startsWith(pattern.slice(0, -1)) : namespace === pattern;
