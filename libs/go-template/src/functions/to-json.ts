import { formatValue } from '../format-value';
import { requireOrder } from '../unordered';
import { isGoList, isGoMap, isNilList, isNilMap, kindOf, sortedKeys } from '../value';
import type { GoValue } from '../value';

/** How JSON is written. */
export interface JsonStyle {
  /** For each level; without it everything is on one line. */
  readonly indent?: string;
  /** Whether `<`, `>` and `&` are escaped, as Go does where nothing else is said. */
  readonly escapesHtml: boolean;
}

/**
 * A value as Go writes it as JSON.
 *
 * @throws Error for numbers that JSON does not have
 * @see https://pkg.go.dev/encoding/json#Marshal
 */
export function toJson(value: GoValue, style: JsonStyle, level = 0): string {
  const join = (open: string, parts: readonly string[], close: string): string => {
    if (parts.length === 0) return open + close;
    if (style.indent === undefined) return open + parts.join(',') + close;
    const line = `\n${style.indent.repeat(level)}`;
    return `${open}${parts.map((part) => line + style.indent + part).join(',')}${line}${close}`;
  };
  if (kindOf(value) === 'nil') return 'null';
  requireOrder(value);
  if (isGoList(value)) {
    if (isNilList(value)) return 'null';
    const items = value.map((each) => toJson(each, style, level + 1));
    return join('[', items, ']');
  }
  if (isGoMap(value)) {
    if (isNilMap(value)) return 'null';
    const colon = style.indent === undefined ? ':' : ': ';
    const entries = sortedKeys(value).map(
      (key) => `${toJsonText(key, style)}${colon}${toJson(value[key], style, level + 1)}`,
    );
    return join('{', entries, '}');
  }
  if (typeof value === 'string') return toJsonText(value, style);
  if (typeof value === 'number') return toJsonNumber(value);
  return formatValue(value);
}

function toJsonNumber(value: number): string {
  if (!Number.isFinite(value)) throw new Error(`json: unsupported value: ${value}`);
  return Object.is(value, -0) ? '-0' : String(value);
}

function toJsonText(text: string, { escapesHtml }: JsonStyle): string {
  const pattern = escapesHtml ? /[<>&\u2028\u2029]/g : /[\u2028\u2029]/g;
  return JSON.stringify(text).replace(
    pattern,
    (character) => `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`,
  );
}
