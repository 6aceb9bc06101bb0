import { isMap } from '../fleet/json';
import type { Json } from '../fleet/json';

/**
 * What one writes by hand instead of composing: maps merge, anything else is replaced. The result shares nothing
 * with the layers, as what Strata gives.
 *
 * @param layers lowest precedence first
 */
export function mergePlainly(layers: readonly Json[]): Json {
  return layers.reduce<Record<string, unknown>>((below, layer) => mergeInto(below, layer), {});
}

function mergeInto(target: Record<string, unknown>, upper: Json): Record<string, unknown> {
  for (const [key, value] of Object.entries(upper)) {
    const below = target[key];
    target[key] = isMap(value) ? mergeInto(isMap(below) ? below : {}, value) : copy(value);
  }
  return target;
}

function copy(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copy);
  return isMap(value) ? mergeInto({}, value) : value;
}
