import { ExtendedObject, Hidden, Remove, Visible } from './operators';
import type { Place } from './place';
import { objectBehind } from './registry';

/** The part of one layer that stands at a node of the composed object. */
export interface Fragment {
  readonly place: Place;
  readonly fields: Readonly<Record<string, unknown>>;
}

/**
 * The fragments that a map gives, lowest precedence first. A composed object gives its own, so that `self` inside
 * them is the object that they become part of.
 */
export function fragmentsOf(map: object, place: Place): readonly Fragment[] {
  if (map instanceof ExtendedObject) return map.parts.flatMap((part) => fragmentsOf(part, place));
  return objectBehind(map)?.fragments ?? [{ place, fields: map as Fragment['fields'] }];
}

/** The keys of fragments in order of appearance, with whether they are hidden. */
export function collectKeys(fragments: readonly Fragment[]): Map<string, boolean> {
  const keys = new Map<string, boolean>();
  for (const { fields } of fragments) {
    for (const key of Object.keys(fields)) {
      const field = fields[key];
      if (field instanceof Remove) keys.delete(key);
      else if (field instanceof Hidden) keys.set(key, true);
      else if (field instanceof Visible || !keys.has(key)) keys.set(key, false);
    }
  }
  return keys;
}
