/** A map of plain data. */
export type Json = { readonly [key: string]: unknown };

/** Whether plain data is a map, and not a list or a scalar. */
export function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
