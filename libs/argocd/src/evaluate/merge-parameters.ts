import { isMap } from '@strata/compose';
import { isStringMap } from '@strata/go-template';

/**
 * Merges one set of parameters into another in place, as matrix and merge generators do: maps merge, everything
 * else is replaced. Maps that only one of the two has are then shared by both, as in Argo CD, so that a later merge
 * into one changes the other.
 *
 * @throws Error where Argo CD panics: a value that is no text for a map of texts
 * @see https://github.com/darccio/mergo/blob/v1.0.2/merge.go
 */
export function mergeParameters(
  below: Record<string, unknown>,
  above: Readonly<Record<string, unknown>>,
): void {
  for (const [key, value] of Object.entries(above)) {
    const before = Object.hasOwn(below, key) ? below[key] : undefined;
    if (isMap(value) && isMap(before)) {
      mergeParameters(before, value);
      if (Object.keys(before).length > 0) continue;
    }
    if (isStringMap(below) && !isStringMap(above)) {
      throw new Error(
        `${key} cannot be merged into a map of texts, such as the values of a cluster generator`,
      );
    }
    below[key] = value;
  }
}
