import { copyPlainData, isMap, Transform } from '@strata/compose';
import { mergeTypedMaps } from './merge-typed-maps';
import { requirePatchType } from './patch-types';

/**
 * Applies a strategic merge patch as `kubectl patch` does: maps merge, `null` removes, and the lists of the core API
 * that have a merge key merge by it. Neither of the two is changed; the result shares parts with the original.
 *
 * In a patch stand also `$patch: delete | replace` in maps and elements, `$setElementOrder/<list>`,
 * `$deleteFromPrimitiveList/<list>` and `$retainKeys`. Names of fields are not matched regardless of case.
 *
 * @param original a map, or nothing
 * @param typeName a kind such as `Deployment` or a type such as `PodSpec`
 * @throws Error that says where the patch does not fit; with the nearest name for an unknown type; or that
 *   it is not plain data
 * @see https://github.com/kubernetes/kubernetes/blob/v1.34.0/staging/src/k8s.io/apimachinery/pkg/util/strategicpatch/patch.go
 */
export function strategicMergePatch(
  original: unknown,
  patch: unknown,
  typeName: string,
): Record<string, unknown> {
  requirePatchType(typeName);
  const changes = copyPlainData(patch);
  if (!isMap(changes)) throw new Error('the patch is not a map');
  const below = original ?? {};
  if (!isMap(below)) throw new Error(`changes a map of ${typeName}, but the layers below give none`);
  return mergeTypedMaps(below, changes, typeName);
}

/**
 * Changes what the layers below give by a strategic merge patch, for TypeScript overlays.
 *
 * @param typeName a kind such as `Deployment` or a type such as `PodSpec`
 * @throws Error for an unknown type, with the nearest name, and for a patch that is not plain data
 */
export function strategicMerge(typeName: string, patch: Record<string, unknown>): Transform {
  requirePatchType(typeName);
  const checked = copyPlainData(patch);
  return new Transform('$strategicMerge', (below) => strategicMergePatch(below, checked, typeName));
}
