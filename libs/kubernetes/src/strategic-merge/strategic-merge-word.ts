import { DirectiveError, isMap } from '@strata/compose';
import type { PatchWord } from '@strata/compose';
import { requirePatchType } from './patch-types';
import { strategicMerge } from './strategic-merge';

/**
 * The word of YAML overlays for a strategic merge patch: `{ $strategicMerge: { … }, $type: PodSpec }`. In the patch
 * `$patch` and the like mean what they mean to `kubectl patch`.
 */
export const STRATEGIC_MERGE_WORD: PatchWord = {
  companions: ['$type'],
  parse({ $strategicMerge: patch, $type: type }) {
    if (!isMap(patch)) throw new Error('takes a map');
    if (type === undefined) {
      throw new Error('needs $type beside it: a kind such as Deployment, or a type such as PodSpec');
    }
    if (typeof type !== 'string') throw new DirectiveError(['$type'], '$type takes the name of a type');
    try {
      requirePatchType(type);
    } catch (error) {
      throw new DirectiveError(['$type'], (error as Error).message);
    }
    return strategicMerge(type, patch);
  },
};
