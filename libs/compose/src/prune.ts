import { setField } from './data';
import { isMap } from './operators';

/**
 * Plain data without `null`, `undefined`, and maps and lists that are empty or become so; Jsonnet's `std.prune`. The
 * data itself stays as it is; `undefined` where nothing is left.
 */
export function prune(value: unknown): unknown {
  if (Array.isArray(value)) {
    const items = value.map(prune).filter((item) => item !== undefined);
    return items.length === 0 ? undefined : items;
  }
  if (!isMap(value)) return value ?? undefined;
  const fields = Object.entries(value).map(([key, field]) => [key, prune(field)] as const);
  const left = fields.filter(([, field]) => field !== undefined);
  if (left.length === 0) return undefined;
  const pruned = {};
  for (const [key, field] of left) setField(pruned, key, field);
  return pruned;
}
