import { HEADER_TEXT } from '@strata/model';

const WARNING = 'Do not edit: `npm run render` writes this file again.';

/** What fits into a line of this length is written on one. */
const LINE_WIDTH = 110;

/**
 * Writes data as JSON under a first key that plays the part of the header. The other keys keep their order.
 *
 * @param sources paths from the workspace root
 * @param headerKey the first key, which readers of the file take for a comment
 */
export function serialiseJson(data: object, sources: readonly string[], headerKey: string): string {
  const header = `${HEADER_TEXT}${sources.join(', ')}. ${WARNING}`;
  // Not as one object: keys that look like numbers would come before the header.
  return `${formatEntries([[headerKey, header], ...Object.entries(data)], '')}\n`;
}

/** @param room what is left of the line */
function formatValue(value: unknown, indent: string, room: number): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const flat = formatFlat(value, room);
  if (flat !== undefined) return flat;
  if (!Array.isArray(value)) return formatEntries(Object.entries(value), indent);
  const inner = `${indent}  `;
  const items = value.map((item) => `${inner}${formatValue(item, inner, LINE_WIDTH - inner.length - 1)}`);
  return `[\n${items.join(',\n')}\n${indent}]`;
}

function formatEntries(entries: readonly (readonly [string, unknown])[], indent: string): string {
  const fields = entries.map(([key, value]) => {
    const label = `${indent}  ${JSON.stringify(key)}: `;
    return `${label}${formatValue(value, `${indent}  `, LINE_WIDTH - label.length - 1)}`;
  });
  return `{\n${fields.join(',\n')}\n${indent}}`;
}

/** A value on one line; undefined where it is longer than there is room. */
function formatFlat(value: unknown, room: number): string | undefined {
  if (typeof value !== 'object' || value === null) {
    const text = JSON.stringify(value);
    return text.length <= room ? text : undefined;
  }
  const isList = Array.isArray(value);
  const entries = Object.entries(value);
  if (entries.length === 0) return isList ? '[]' : '{}';
  const end = isList ? ']' : ' }';
  let text = isList ? '[' : '{ ';
  for (const [index, [key, field]] of entries.entries()) {
    if (index > 0) text += ', ';
    if (!isList) text += `${JSON.stringify(key)}: `;
    const flat = formatFlat(field, room - text.length - end.length);
    if (flat === undefined) return undefined;
    text += flat;
  }
  return text.length + end.length <= room ? text + end : undefined;
}
