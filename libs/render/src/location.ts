import type { Origin, Path, Place, Position } from '@strata/compose';
import type { Location } from '@strata/model';

/**
 * Where a layer sets the value at a path; the start of the file where the text cannot be found. The text is parsed when
 * line or column is first read: most places are those of problems that nobody has.
 */
export function locationOf({ file, locate }: Origin, path: Path): Location {
  let position: Position | undefined;
  const find = (): Position => (position ??= { line: 1, column: 1, ...locate?.(path) });
  return {
    file,
    get line() {
      return find().line;
    },
    get column() {
      return find().column;
    },
  };
}

/** Where a place of a layer stands in its file. */
export const locationAt = (place: Place): Location => locationOf(place.origin, place.path);
