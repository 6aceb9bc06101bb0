import { escapeTemplate } from './escape';
import { Expression } from './expression';

/** A value of an argument: data, in which strings mean themselves, with expressions in it. */
export type Value =
  string | number | boolean | null | Expression | readonly Value[] | { readonly [key: string]: Value };

/** Plain data, as JSON holds it. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** A value as `.tf.json` spells it: strings and keys escaped, expressions as `${…}`. */
export function renderValue(value: Value): Json {
  if (value instanceof Expression) return `\${${value.code}}`;
  if (typeof value === 'string') return escapeTemplate(value);
  if (typeof value !== 'object' || value === null) return value;
  if (isList(value)) return value.map(renderValue);
  return Object.fromEntries(
    Object.entries(value).map(([key, field]) => [escapeTemplate(key), renderValue(field)]),
  );
}

const isList = (value: object): value is readonly Value[] => Array.isArray(value);
