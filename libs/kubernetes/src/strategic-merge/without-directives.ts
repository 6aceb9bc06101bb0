import { isMap } from '@strata/compose';

/** Whether a value is a map that says what happens to what is below. */
export const isDirective = (value: unknown): boolean => isMap(value) && Object.hasOwn(value, '$patch');

/** What a patch gives where there is nothing below: maps with a `$patch` say nothing there. */
export function withoutDirectives(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((item) => !isDirective(item)).map(withoutDirectives);
  if (!isMap(value)) return value;
  const kept = Object.entries(value).filter(([, field]) => !isDirective(field));
  return Object.fromEntries(kept.map(([key, field]) => [key, withoutDirectives(field)]));
}

/** A value without the fields that are null, at every depth; in a patch they remove. */
export function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (!isMap(value)) return value;
  const kept = Object.entries(value).filter(([, field]) => field !== null);
  return Object.fromEntries(kept.map(([key, field]) => [key, withoutNulls(field)]));
}
