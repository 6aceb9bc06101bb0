import type { Origin, Path, Place } from '@strata/compose';
import type { Location } from '@strata/model';

/** Where a layer sets the value at a path; the start of the file where the text cannot be found. */
export function locationOf(origin: Origin, path: Path): Location {
  return { file: origin.file, line: 1, column: 1, ...origin.locate?.(path) };
}

/** Where a place of a layer stands in its file. */
export const locationAt = (place: Place): Location => locationOf(place.origin, place.path);
