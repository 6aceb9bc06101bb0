import { manifestFileName } from '@strata/kubernetes';
import type { Manifest } from '@strata/kubernetes';
import type { PipelineResult } from './pipeline';

/** The files of a pipeline's output with one object each, named `<kind>.<namespace>.<name>.yaml`. */
export const filesOf = (manifests: readonly Manifest[]): NonNullable<PipelineResult['files']> =>
  Object.fromEntries(manifests.map((manifest) => [manifestFileName(manifest), [manifest]]));
