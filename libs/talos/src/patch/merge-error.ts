import type { Path } from '@strata/compose';

/** Something that keeps Talos from applying a patch. */
export class MergeError extends Error {
  constructor(
    message: string,
    /** Where in the document. */
    readonly path: Path,
    readonly remedy?: string,
  ) {
    super(message);
  }
}
