import type { Origin, Path } from '@strata/compose';
import type { Location } from '@strata/model';

/** Where a layer sets the value at a path; the file alone where the text cannot be found. */
export function locationOf(origin: Origin, path: Path): Location {
  return { file: origin.file, ...origin.locate?.(path) };
}
